import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { isAlias, isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import { FailureError } from '@segment/actions-input'

/** Something that is wrong in a configuration. Lines and columns count from 1; a fault of a whole file has neither. */
export interface Fault {
  /** Relative to the working directory. */
  file: string
  line?: number
  column?: number
  /** What is wrong and what to do about it. */
  message: string
}

/** A configuration that cannot be used. The message lists all faults, each with its file and line. */
export class ConfigError extends FailureError {
  readonly faults: readonly Fault[]

  constructor(folder: string, faults: readonly Fault[]) {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`
    super([`The configuration in ${folder} has ${count}:`, ...faults.map(printFault)].join('\n'))
    this.faults = faults
  }
}

/** Prints a fault as compilers do: `delivery/slack.yaml:12:5: message`. */
export function printFault({ file, line, column, message }: Fault): string {
  return `${[file, line, column].filter((part) => part !== undefined).join(':')}: ${message}`
}

/** The keys and positions that lead to a value of the configuration, such as `['sources', 'website', 'writeKeys', 0]`. */
export type Path = readonly (string | number)[]

/** All files of a folder as one tree. */
export interface FolderContent {
  /** The absolute paths of the files. */
  files: string[]
  /** What the files say, joined. It may have any shape. */
  value: Record<string, unknown>
  /** Syntax errors, and what two files both say. */
  faults: Fault[]
  /** Makes a fault for the place of a value, or of the nearest value around it. */
  faultAt: (path: Path, message: string) => Fault
}

/** Parts of the configuration whose members may be in several files. */
const SHARED: readonly unknown[] = ['sources', 'destinations', 'vendors']

/** A folder for the user's own functions and tables. Its files are no configuration. */
const ENRICH = 'enrich'

/**
 * Reads all YAML and JSON files of a folder, also in folders below it, except `enrich`, `node_modules` and names that
 * begin with a dot.
 *
 * @throws ConfigError if the folder is missing or has no such file
 */
export function readFolder(folder: string): FolderContent {
  const files = filesIn(folder)
  if (files.length === 0) {
    throw new ConfigError(shown(folder), [
      { file: shown(folder), message: 'there is no YAML or JSON file. Write an example with ./bin/run deliver init.' }
    ])
  }
  const parsed = files.map(parseFile)
  const owners = new Map<string, ParsedFile>()
  const value: Record<string, unknown> = {}
  const faults = parsed.flatMap(({ faults: own }) => own)
  for (const file of parsed) {
    for (const [path, part] of partsOf(file.value)) {
      const key = keyOf(path)
      const owner = owners.get(key)
      if (owner) {
        faults.push(file.faultAt(path, `'${path.join('.')}' is also in ${shown(owner.file)}. Remove one of the two.`))
        continue
      }
      owners.set(key, file)
      if (path.length === 1) value[path[0]!] = part
      else value[path[0]!] = { ...(value[path[0]!] as object | undefined), [path[1]!]: part }
    }
  }
  const ownerOf = (path: Path) =>
    owners.get(keyOf(path.slice(0, 2))) ?? owners.get(keyOf(path.slice(0, 1))) ?? parsed[0]!
  return { files, value, faults, faultAt: (path, message) => ownerOf(path).faultAt(path, message) }
}

function keyOf(path: Path): string {
  return JSON.stringify(path)
}

/** The parts of a file that belong to one file alone. */
function partsOf(value: unknown): [path: string[], part: unknown][] {
  return Object.entries(Object(value) as object).flatMap(([key, part]): [string[], unknown][] =>
    SHARED.includes(key) && isRecord(part)
      ? Object.entries(part).map(([name, member]) => [[key, name], member])
      : [[[key], part]]
  )
}

/** Whether a value is an object, and not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function filesIn(folder: string): string[] {
  return allFilesIn(folder).filter(
    (file) =>
      ['.yaml', '.yml', '.json'].includes(extname(file)) &&
      !relative(folder, file).split(sep).slice(0, -1).includes(ENRICH)
  )
}

/** Lists the files of the user's own functions and tables, as absolute paths. */
export function codeFilesIn(folder: string): string[] {
  return allFilesIn(folder).filter((file) => relative(folder, file).split(sep).slice(0, -1).includes(ENRICH))
}

/**
 * Lists all files of a folder, and of those below it, as absolute paths; not `node_modules` and names that begin with a
 * dot.
 *
 * @throws ConfigError if the folder cannot be read
 */
export function allFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name)
        if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
        // Kubernetes mounts files as links.
        const isFolder = entry.isSymbolicLink() ? statSync(path).isDirectory() : entry.isDirectory()
        return isFolder ? allFilesIn(path) : [path]
      })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason =
      code === 'ENOENT' ? 'there is no such folder. Write an example with ./bin/run deliver init.' : `${message}.`
    throw new ConfigError(shown(folder), [{ file: shown(folder), message: reason }])
  }
}

/** A YAML or JSON file. */
export interface ParsedFile {
  file: string
  value: unknown
  faults: Fault[]
  faultAt: (path: Path, message: string) => Fault
}

/** Parses a file that must hold an object. Faults have their place in it. */
export function parseFile(file: string): ParsedFile {
  const lines = new LineCounter()
  const text = readFileSync(file, 'utf8')
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false })
  const faultAtOffset = (offset: number, message: string): Fault => {
    const { line, col } = lines.linePos(offset)
    return { file: shown(file), line: Math.max(1, line), column: Math.max(1, col), message }
  }
  // Only the first error: those after it are its consequences.
  const faults = document.errors.slice(0, 1).map(({ pos: [offset], message }) => {
    const hint = text[offset - 1] === '$' ? " Between braces or brackets, put ${...} in quotes: '${NAME}'." : ''
    return faultAtOffset(offset, `this does not parse: ${message.replace(/\.$/, '')}.${hint}`)
  })
  const faultAt = (path: Path, message: string) => faultAtOffset(offsetOf(document, path), message)
  if (faults.length > 0) return { file, value: undefined, faults, faultAt }
  const { value, problem } = contentOf(document)
  const content = value ?? {}
  if (isRecord(content) && !problem) return { file, value: content, faults, faultAt }
  return { file, value: {}, faults: [faultAt([], problem ?? 'the file must hold an object.')], faultAt }
}

/** Aliases may be too many, or have no anchor; that shows only here. */
function contentOf(document: Document): { value?: unknown; problem?: string } {
  try {
    return { value: document.toJS() as unknown }
  } catch (error) {
    return { problem: `this does not parse: ${(error as Error).message}.` }
  }
}

/** Where a value stands: its key, or in a list the value; if there is none, what is nearest around it. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document)
    let next: Node | null | undefined
    if (isMap(node)) {
      const pair = node.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === String(key))
      if (!pair) break
      offset = (pair.key as Node).range?.[0] ?? offset
      next = pair.value as Node | null
    } else if (isSeq(node)) {
      next = node.items[Number(key)] as Node | undefined
      offset = next?.range?.[0] ?? offset
    }
    node = next
  }
  return offset
}

/** A path as messages show it. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith(`..${sep}..`) || short === '' ? path : short
}
