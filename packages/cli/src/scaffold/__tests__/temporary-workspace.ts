import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { destinationsDirectory } from '../../workspace/destinations'
import type { DestinationPlace } from '../../workspace/destinations'

/** The absolute path of this repository. */
export const REPOSITORY = resolve(__dirname, '../../../../..')

/** A workspace in a temporary folder, without destinations. Of the packages it has only our own. */
export class TemporaryWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), 'actions-'))
  readonly destinations = destinationsDirectory(this.root)

  constructor() {
    mkdirSync(this.destinations, { recursive: true })
    mkdirSync(join(this.root, 'node_modules'))
    symlinkSync(join(REPOSITORY, 'node_modules/@segment'), join(this.root, 'node_modules/@segment'))
  }

  /** Writes a file; the path is relative to the folder of destinations. Gives its absolute path. */
  write(path: string, text: string): string {
    const file = join(this.destinations, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  }

  /** Writes a destination with the given text as its `index.ts`. */
  addDestination(name: string, source = minimalSource(name)): DestinationPlace {
    const entry = this.write(`${name}/index.ts`, source)
    return { name, directory: dirname(entry), entry }
  }

  /** The text of every file of the workspace, by its path relative to the folder of destinations. */
  contents(): Record<string, string> {
    return Object.fromEntries(
      pathsUnder(this.root, 'isFile').map((path) => [relative(this.destinations, path), readFileSync(path, 'utf8')])
    )
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

/**
 * The paths of the files or of the folders under a folder, sorted. It follows no links, as `readdirSync` with `recursive`
 * does on node 22 and newer.
 */
export function pathsUnder(folder: string, kind: 'isFile' | 'isDirectory'): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const own = entries.filter((entry) => entry[kind]()).map((entry) => join(folder, entry.name))
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))
  return [...own, ...folders.flatMap((path) => pathsUnder(path, kind))].toSorted()
}

/** The text of a destination called `<name>` in capitals, with the slug `actions-<name>`. */
export function minimalSource(name: string): string {
  return `export default { name: '${name.toUpperCase()}', slug: 'actions-${name}', mode: 'cloud', actions: {} }\n`
}
