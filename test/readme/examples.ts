import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../faults/run-tests.js'
import { allBlocksOf, patched } from './blocks.js'

/** A mistake that an example's README makes, and what it says that the tests print then. */
export interface ShownFailure {
  readonly example: string
  readonly diff: string
  readonly text: string
}

/** The folders of the course, in reading order. */
export async function examples(): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'examples'), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** The files beside an example's README and in its folders, by their path in the example. */
export async function sourcesOf(example: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, 'examples', example)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/node_modules|__pycache__/.test(path))
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  return new Map(paths.map((path, index) => [path.slice(folder.length + 1), texts[index] ?? '']))
}

/** Each `diff` block with the `text` block that follows it. */
export async function shownFailures(example: string): Promise<readonly ShownFailure[]> {
  const blocks = await allBlocksOf(`examples/${example}/README.md`)
  return blocks.flatMap(({ language, code }, index) => {
    const next = blocks.slice(index + 1).find((block) => block.language === 'text')
    return language === 'diff' ? [{ example, diff: code, text: next?.code ?? '' }] : []
  })
}

/**
 * The one file of an example that a `diff` fits, with the change made to it.
 *
 * @throws Error when it fits none, or several
 */
export async function changed(
  example: string,
  diff: string,
): Promise<{ readonly path: string; readonly source: string }> {
  const fitting = [...(await sourcesOf(example))].flatMap(([path, original]) => {
    const source = patched(original, diff)
    return source === undefined ? [] : [{ path, source }]
  })
  const [change, ...more] = fitting
  if (!change || more.length > 0) {
    throw new Error(`examples/${example}: a diff fits ${fitting.length} files, not 1:\n${diff}`)
  }
  return change
}

/** Copies an example, with the change of its README made to it. */
export async function copyWithChange({ example, diff }: ShownFailure, copy: string): Promise<void> {
  await cp(join(root, 'examples', example), copy, { recursive: true })
  const { path, source } = await changed(example, diff)
  await writeFile(join(copy, path), source)
}
