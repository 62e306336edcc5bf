import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { readCache, writeCache } from './cache'
import { listDestinations } from './destinations'
import { loadDefinition } from './load'
import { tableLines } from '../terminal/lines'

/** A destination in one line of a list. */
export interface Summary {
  /** Null if the definition has none. */
  slug: string | null
  /** The name of its folder. */
  folder: string
  name: string
  /** `cloud`, `device` or `warehouse`. */
  mode: string
  /** The keys of its actions, async ones included. */
  actions: string[]
}

/** The destinations of a workspace, sorted by folder. */
export interface Summaries {
  summaries: Summary[]
  /** Why others cannot be loaded; each message starts with the file. */
  failures: string[]
}

type Remembered = Record<string, { fingerprint: string; summary: Summary }>

/**
 * Summarizes the destinations of the workspace `root`.
 *
 * Loading many takes long, so summaries are cached until a source file of the destination changes, or one of the shared
 * code in `lib` and `runtime`.
 *
 * @param load loads the definition that the file at an absolute path exports
 */
export function summarize(root: string, load = loadDefinition): Summaries {
  const known = Object(readCache(root, 'summaries')) as Remembered
  const current: Remembered = {}
  const shared = new Map<string, string>()
  const failures: string[] = []
  for (const { name: folder, directory, entry } of listDestinations(root)) {
    const key = relative(root, directory)
    const source = join(directory, '../..')
    if (!shared.has(source))
      shared.set(source, ['lib', 'runtime'].map((name) => fingerprintOf(join(source, name))).join(''))
    const fingerprint = hash(shared.get(source) + fingerprintOf(directory))
    if (known[key]?.fingerprint === fingerprint) {
      current[key] = known[key]
      continue
    }
    try {
      const { name, slug = null, mode, actions, asyncActions } = load(entry)
      const keys = Object.keys({ ...actions, ...asyncActions })
      current[key] = { fingerprint, summary: { slug, folder, name, mode, actions: keys } }
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
    }
  }
  if (JSON.stringify(known) !== JSON.stringify(current)) writeCache(root, 'summaries', current)
  return { summaries: Object.values(current).map(({ summary }) => summary), failures }
}

/** Returns paths, times and sizes of the source files in a folder, without tests. */
function fingerprintOf(directory: string): string {
  if (!existsSync(directory)) return ''
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(directory, file).split(sep).includes('__tests__'))
    .toSorted()
    .map((file) => {
      const { mtimeMs, size } = statSync(file)
      return `${file}\0${mtimeMs}\0${size}\n`
    })
    .join('')
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** Formats a list in lines of at most `width` columns: each destination, and the total. */
export function describeSummaries(summaries: Summary[], width: number): string[] {
  if (summaries.length === 0) return ['There are no destinations yet. Make one with ./bin/run init.']
  const rows = summaries.map(({ slug, folder, name, mode, actions }) => [
    folder,
    slug ?? 'no slug',
    name,
    mode,
    actions.length === 1 ? '1 action' : `${actions.length} actions`
  ])
  return [
    ...tableLines(rows, width),
    '',
    summaries.length === 1 ? '1 destination.' : `${summaries.length} destinations.`
  ]
}
