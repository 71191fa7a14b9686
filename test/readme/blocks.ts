import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../faults/run-tests.js'

/** A fenced block of a page. */
export interface Block {
  readonly language: string
  readonly code: string
  /** What an HTML comment right before it introduces: `<!-- ts: declare const x: number -->`. */
  readonly introduction: string
}

/** All code blocks of a page, in order. */
export async function allBlocksOf(page: string): Promise<readonly Block[]> {
  const text = await readFile(join(root, page), 'utf8')
  const fences = /(?:^<!-- ts: ([^>]*?) ?-->\n+)?^```(\w*)\n(.*?)^```$/gms
  return [...text.matchAll(fences)].map(([, introduction = '', language = '', code = '']) => ({
    language,
    code,
    introduction,
  }))
}

/** The code blocks of one language in a page, in order. */
export async function blocksOf(page: string, language: string): Promise<readonly string[]> {
  const blocks = await allBlocksOf(page)
  return blocks.filter((block) => block.language === language).map(({ code }) => code)
}

/** The one block that has a text in it. */
export async function blockWith(readme: string, language: string, part: string): Promise<string> {
  const [found, ...more] = (await blocksOf(readme, language)).filter((code) => code.includes(part))
  if (found === undefined || more.length > 0) {
    throw new Error(`${readme} has ${found ? 'several' : 'no'} ${language} blocks with ${part}`)
  }
  return found
}

/** Whether a block is a file of its own, or a part of one that its README has introduced. */
export function isWhole(code: string): boolean {
  return /^import /m.test(code)
}

/** Source with the change of a `diff` block made to it; nothing where it does not fit once. */
export function patched(source: string, diff: string): string | undefined {
  const lines = diff.split('\n')
  const without = (sign: '+' | '-') =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n')
  const parts = source.split(without('+'))
  return parts.length === 2 ? parts.join(without('-')) : undefined
}

/** Without what differs from run to run and from machine to machine, nor how lines are broken. */
export function comparable(text: string): string {
  return masked(text).replace(/\s+/g, ' ').trim()
}

function masked(text: string): string {
  return text
    .replace(/\b[0-9a-f]{32}\b/g, '<id>')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/\b(server_name|os|os\.name|runtime): [^,\n]+/g, '$1: <machine>')
}

/**
 * The lines of an output that a README shows, found by the first of them: where all are alike, else
 * where that line stands first.
 */
export function excerpt(output: string, shown: string): { printed: string; shown: string } {
  const wanted = masked(shown.trim()).split('\n')
  const lines = masked(output).split('\n')
  const places = lines.flatMap((line, start) =>
    line === wanted[0] ? [lines.slice(start, start + wanted.length).join('\n')] : [],
  )
  const text = wanted.join('\n')
  const printed = places.find((place) => place === text) ?? places[0] ?? lines.join('\n')
  return { printed, shown: text }
}

/** Lines without their indentation: a block in a README stands further left than its source. */
export function unindented(text: string): string {
  return text.replace(/^ +/gm, '').trim()
}
