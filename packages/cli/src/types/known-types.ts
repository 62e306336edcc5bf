import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { readCache, writeCache } from '../workspace/cache'
import { destinationsDirectory } from '../workspace/destinations'
import type { DestinationPlace } from '../workspace/destinations'

const REPOSITORY = resolve(__dirname, '../../../..')

const MODES = ['cloud', 'device'] as const

/** What was found of a destination: a digest of all that its types follow from, and how many type files it has. */
interface Finding {
  digest: string
  files: number
}

/**
 * Remembers from run to run which destinations had current types, so that only those that changed are loaded.
 *
 * A destination has changed when a file of its folder differs, its type files included, or one that destinations share:
 * `src` beside the destinations, the runtime, what makes types, the lock file. Tests and notes do not count. Only the
 * destinations of the workspace itself are remembered: what others import is not known.
 */
export class KnownTypes {
  private readonly shared: string
  private readonly findings: Map<string, Finding>

  constructor(private readonly root: string) {
    this.shared = digestOf(
      [join(REPOSITORY, 'packages/actions-core/src'), join(REPOSITORY, 'packages/cli/src/types')],
      MODES.map((mode) => dirname(destinationsDirectory(root, mode))),
      [join(REPOSITORY, 'package-lock.json'), join(REPOSITORY, '.prettierrc.json')]
    )
    this.findings = new Map(Object.entries(Object(readCache(root, 'types')) as Record<string, Finding>))
  }

  /** How many type files the destination has when they were current and nothing has changed since; else undefined. */
  filesOf(place: DestinationPlace): number | undefined {
    const finding = this.findings.get(this.keyOf(place))
    return finding && this.isRemembered(place) && finding.digest === this.digest(place) ? finding.files : undefined
  }

  /** Remembers that all type files of the destination are current as they are on disk now. */
  remember(place: DestinationPlace, files: number): void {
    if (this.isRemembered(place)) this.findings.set(this.keyOf(place), { digest: this.digest(place), files })
  }

  /** Keeps all of it for the next run. */
  save(): void {
    writeCache(this.root, 'types', Object.fromEntries([...this.findings].toSorted()))
  }

  private isRemembered({ directory }: DestinationPlace): boolean {
    return MODES.some((mode) => dirname(directory) === destinationsDirectory(this.root, mode))
  }

  private keyOf({ directory }: DestinationPlace): string {
    return relative(this.root, directory)
  }

  private digest({ directory }: DestinationPlace): string {
    return createHash('sha256')
      .update(this.shared)
      .update(digestOf([directory]))
      .digest('hex')
  }
}

/** A digest of the paths and bytes of folders, of folders without the destinations in them, and of single files. */
function digestOf(folders: string[], foldersAround: string[] = [], files: string[] = []): string {
  const hash = createHash('sha256')
  for (const folder of folders) addFolder(hash, folder, () => true)
  for (const folder of foldersAround) addFolder(hash, folder, ({ name }) => name !== 'destinations')
  for (const file of files) addFile(hash, file)
  return hash.digest('hex')
}

function addFolder(hash: Hash, folder: string, wanted: (entry: Dirent) => boolean): void {
  for (const entry of entriesOf(folder).filter(wanted)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) addFolder(hash, path, () => true)
    else addFile(hash, path)
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter(({ name }) => name !== '__tests__' && !name.endsWith('.md'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // A folder that is not there adds nothing; when it comes, the digest changes.
    return []
  }
}

function addFile(hash: Hash, path: string): void {
  try {
    const bytes = readFileSync(path)
    hash.update(`${path}\n${bytes.length}\n`).update(bytes)
  } catch {
    hash.update(`${path}\n-\n`)
  }
}
