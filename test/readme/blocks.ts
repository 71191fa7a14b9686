import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../faults/run-tests.js'

/** The code blocks of one language in a README, in order. */
export async function blocksOf(readme: string, language: string): Promise<readonly string[]> {
  const text = await readFile(join(root, readme), 'utf8')
  const fences = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms')
  return [...text.matchAll(fences)].map(([, block = '']) => block)
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

/** Source with the change of a `diff` block made to it. */
export function patched(source: string, diff: string): string {
  const lines = diff.split('\n')
  const without = (sign: '+' | '-') =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n')
  const parts = source.split(without('+'))
  if (parts.length !== 2) throw new Error(`The diff does not fit its source:\n${diff}`)
  return parts.join(without('-'))
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

/** The lines of an output that a README shows, found by the first of them. */
export function excerpt(output: string, shown: string): { printed: string; shown: string } {
  const wanted = masked(shown.trim()).split('\n')
  const lines = masked(output).split('\n')
  const start = lines.indexOf(wanted[0] ?? '')
  const printed = start === -1 ? lines : lines.slice(start, start + wanted.length)
  return { printed: printed.join('\n'), shown: wanted.join('\n') }
}

/** Lines without their indentation: a block in a README stands further left than its source. */
export function unindented(text: string): string {
  return text.replace(/^ +/gm, '').trim()
}
