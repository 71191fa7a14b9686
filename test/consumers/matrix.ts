import json from './matrix.json' with { type: 'json' }

/** One thing that a consumer does, whatever it has installed. */
export interface Cell {
  /** Starts with the README's first snippet and its configuration; this is done to the snippet. */
  readonly snippet?: string | undefined
  /** Folders of `projects/` that are laid over it and each other. */
  readonly files: readonly string[]
  /** What runs, in the cell's own folder inside its project; Node unless said. */
  readonly program?: string | undefined
  readonly args: readonly string[]
  readonly exitCode: number
  /** Texts that all have to be in the output. */
  readonly prints?: readonly string[]
  /** Runs on each Node of its project, not on the first alone. */
  readonly onEachNode?: boolean | undefined
  /** Needs a Chromium that is not the registry's; without one it is left out, and fails in CI. */
  readonly needsChromium?: boolean | undefined
  /** The titles of its tests say what was proved, so the table lists them. */
  readonly listsTests?: boolean | undefined
}

/** A cell that cannot pass, through no fault of this package. It runs all the same. */
export interface KnownFault {
  readonly cell: string
  readonly reason: string
  /** What it then says: where it does not, the reason no longer holds. */
  readonly prints: string
}

/** What a consumer has installed beside the packed package. */
export interface Project {
  readonly name: string
  /** The heading under which the table has it. */
  readonly part: string
  readonly dependencies: { readonly [name: string]: string | undefined }
  /** Versions that npm has to take, whatever asks for others; the note says why. */
  readonly overrides?: { readonly [name: string]: string | undefined }
  /** What a reader of the table has to know. */
  readonly note?: string | undefined
  /** `npm` unless said. */
  readonly installer?: string | undefined
  /** Majors of Node, from the registry where they are not the one that runs this. */
  readonly nodes?: readonly string[]
  readonly nodesWithAll?: readonly string[]
  readonly onlyWithAll?: boolean | undefined
  readonly cells: readonly string[]
  readonly cellsWithAll?: readonly string[]
  readonly knownFaults?: readonly KnownFault[]
}

/** A project on one Node: a column of the table. */
export interface Column {
  readonly project: Project
  /** The major, or that of whoever runs the matrix. */
  readonly node: string | undefined
  readonly name: string
  readonly cells: readonly string[]
}

const cells: { readonly [name: string]: Cell } = json.cells
export const projects: readonly Project[] = json.projects

export function cellNamed(name: string): Cell {
  const cell = cells[name]
  if (!cell) throw new Error(`matrix.json has no cell "${name}"`)
  return cell
}

export function columnsOf(project: Project, withAll: boolean): Column[] {
  const { name, nodes = [], nodesWithAll = [], cellsWithAll = [], knownFaults = [] } = project
  const named = withAll ? [...nodes, ...nodesWithAll] : nodes
  const asked = withAll ? [...project.cells, ...cellsWithAll] : project.cells
  const names = [...asked, ...knownFaults.map(({ cell }) => cell)]
  return (named.length > 0 ? named : [undefined]).map((node, index) => ({
    project,
    node,
    name: node ? `${name}, Node ${node}` : name,
    cells: names.filter((cell) => index === 0 || cellNamed(cell).onEachNode),
  }))
}
