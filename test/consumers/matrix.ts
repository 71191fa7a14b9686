import json from './matrix.json' with { type: 'json' }

/** One thing that a consumer does, whatever it has installed. */
export interface Cell {
  /** Starts with the README's first snippet and its configuration; this is done to the snippet. */
  readonly snippet?: string | undefined
  /** Folders of `projects/` that are laid over it and each other. */
  readonly files: readonly string[]
  /** Arguments of Node, which runs in the cell's own folder inside its project. */
  readonly node: readonly string[]
  readonly exitCode: number
  /** Texts that all have to be in the output. */
  readonly prints?: readonly string[]
}

/** What a consumer has installed beside the packed package. */
export interface Project {
  readonly name: string
  readonly dependencies: { readonly [name: string]: string | undefined }
  /** A Node of its own, from the registry, where what is installed needs a newer one. */
  readonly ownNode?: string | undefined
  readonly onlyWithAll?: boolean | undefined
  readonly cells: readonly string[]
}

export const cells: { readonly [name: string]: Cell } = json.cells
export const projects: readonly Project[] = json.projects
