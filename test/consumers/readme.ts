import { blocksOf } from '../readme/blocks.js'

const edits: { readonly [name: string]: (snippet: string) => string } = {
  'as it is': (snippet) => snippet,
  'wrong handled': (snippet) =>
    snippet.replace(/(?<!\.not)\.toHaveCapturedHandled\(/, '.toHaveCapturedUnhandled('),
}

/** The first snippet of the README, as a reader would paste it, with one of the edits done to it. */
export async function firstSnippet(edit: string): Promise<string> {
  const [snippet = ''] = await blocksOf('README.md', 'ts')
  const edited = edits[edit]?.(snippet)
  if (!edited?.includes('createFakeTransport') || (edit !== 'as it is' && edited === snippet)) {
    throw new Error(`the README's first ts snippet is no test that could be used "${edit}"`)
  }
  return edited
}

/** The configuration that the README asks for. */
export async function configSnippet(): Promise<string> {
  const config = (await blocksOf('README.md', 'ts')).find((text) =>
    text.startsWith('// vitest.config.mts\n'),
  )
  if (!config) throw new Error('the README has no ts snippet that begins with // vitest.config.mts')
  return config
}
