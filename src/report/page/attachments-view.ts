import type { AttachmentData } from '../data/page-data.js'
import { h } from './dom.js'
import { bytes } from './format.js'
import { section } from './parts.js'

/** Characters of a text that are shown; the file itself is whole. */
const SHOWN = 4_000

/** Images that a page can show; an SVG is no picture but a document, and is shown as its text. */
const IMAGES = /^image\/(png|jpeg|gif|webp|avif)$/

export function attachmentsView(attachments: readonly AttachmentData[]): HTMLElement | undefined {
  if (attachments.length === 0) return undefined
  return section('Attachments', attachments.length, attachments.map(attachmentView))
}

function attachmentView({ filename, content_type, size, data }: AttachmentData): HTMLElement {
  const facts = [content_type, bytes(size)].filter((fact) => fact !== undefined).join(' · ')
  const head = h(
    'p',
    { class: 'file-head' },
    h('strong', {}, filename),
    h('span', { class: 'faint' }, facts),
  )
  if (data === undefined) {
    return h(
      'div',
      { class: 'file-card' },
      head,
      h('p', { class: 'empty' }, 'Too large to stand in this page.'),
    )
  }
  const href = `data:application/octet-stream;base64,${data}`
  head.append(h('a', { href, download: filename }, 'Download'))
  return h('div', { class: 'file-card' }, head, preview(content_type ?? '', data, filename))
}

function preview(type: string, data: string, filename: string): HTMLElement | undefined {
  if (IMAGES.test(type)) return h('img', { src: `data:${type};base64,${data}`, alt: filename })
  const raw = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
  const content = textOf(raw)
  if (content === undefined) return undefined
  const shown = content.length > SHOWN ? `${content.slice(0, SHOWN)}\n…` : content
  return h('pre', { tabindex: 0 }, shown)
}

function textOf(raw: Uint8Array): string | undefined {
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(raw)
    return content.includes('\0') ? undefined : content
  } catch {
    return undefined
  }
}
