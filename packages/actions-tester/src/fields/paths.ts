import { isRecord } from './form'

/** A path of an event, as a mapping writes it, and the value there. */
export interface EventPath {
  path: string
  value: unknown
}

/** The most paths of an event that are listed. */
const MOST_PATHS = 2000

/** Lists the paths of an event: every value, and of each list the first element. */
export function pathsOf(event: unknown): EventPath[] {
  const paths: EventPath[] = []
  const visit = (value: unknown, path: string, depth: number): void => {
    if (paths.length >= MOST_PATHS || depth > 12) return
    if (depth > 0) paths.push({ path, value })
    if (Array.isArray(value)) {
      if (value.length > 0 && typeof value[0] === 'object') visit(value[0], `${path}[0]`, depth + 1)
    } else if (isRecord(value)) {
      for (const [key, child] of Object.entries(value))
        if (!UNREADABLE.test(key)) visit(child, `${path}.${key}`, depth + 1)
    }
  }
  visit(event, '$', 0)
  return paths
}

/** Keys that no path of a mapping can contain. */
const UNREADABLE = /[.'"[\]]|^$/

/** Returns the value of an event at one of its paths. */
export function valueAt(event: unknown, path: string): unknown {
  return pathsOf(event).find((each) => each.path === path)?.value
}

/** Returns the paths whose name or value contains each word of a search, the shortest match first. */
export function searchPaths(paths: readonly EventPath[], search: string): EventPath[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = paths.filter(({ path, value }) => {
    const text = `${path} ${typeof value === 'object' ? '' : String(value)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  if (words.length === 0) return found
  const score = ({ path }: EventPath) => (path.toLowerCase().endsWith(words.at(-1)!) ? 0 : path.length)
  return found.toSorted((one, other) => score(one) - score(other))
}

/** Returns a path without the `$.` that stands for the event. */
export function shortPath(path: string): string {
  return path.replace(/^\$\.(?=.)/, '')
}

/** Returns what a person typed as a path: with `$.`, which the evaluation does not need but other editors expect. */
export function typedPath(text: string): string {
  const trimmed = text.trim()
  return trimmed.startsWith('$') ? trimmed : `$.${trimmed}`
}
