import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** The changes of a command: the new text of each file by absolute path; `null` removes the file. */
export type Plan = ReadonlyMap<string, string | null>

/** A planned change of one file. */
export interface PlannedChange {
  /** The path, relative to the working directory. */
  path: string
  change: 'create' | 'edit' | 'delete'
  /** The unified diff, with the lines that name the files. */
  diff: string
}

/** Lists what a plan changes, in its order. Leaves out files that already have the planned text. */
export function changesOf(plan: Plan): PlannedChange[] {
  return [...plan].flatMap(([file, text]) => {
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    if (before === text || (before === undefined && text === null)) return []
    const path = relative(process.cwd(), file)
    const change = before === undefined ? 'create' : text === null ? 'delete' : 'edit'
    const names = [change === 'create' ? '/dev/null' : `a/${path}`, change === 'delete' ? '/dev/null' : `b/${path}`]
    const lines = [`--- ${names[0]}`, `+++ ${names[1]}`, ...unifiedDiff(before ?? '', text ?? '')]
    return [{ path, change, diff: `${lines.join('\n')}\n` }]
  })
}

/** Formats planned changes: a line for each new or removed file, the diff of each edited one. */
export function describeChanges(changes: PlannedChange[]): string[] {
  if (changes.length === 0) return ['Nothing would be changed.']
  return changes.flatMap(({ path, change, diff }) => {
    const lines = diff.trimEnd().split('\n').slice(2)
    if (change === 'edit') return [`Would edit ${path}`, ...lines.map((line) => `  ${line}`)]
    const count = Math.max(0, lines.length - 1)
    return [`Would ${change} ${path} (${count} ${count === 1 ? 'line' : 'lines'})`]
  })
}

/** How many unchanged lines a diff shows around a change. */
const CONTEXT = 3

/** A line of both texts, of the old one only, or of the new one only. */
interface Line {
  mark: ' ' | '-' | '+'
  text: string
}

/**
 * Returns the difference of two texts as a unified diff, without the two lines that name the files. Empty if equal.
 *
 * @param before the old text, '' for a new file
 * @param after the new text, '' for a removed file
 */
export function unifiedDiff(before: string, after: string): string[] {
  const lines = compare(linesOf(before), linesOf(after))
  return hunksOf(lines).flatMap(([start, end]) => {
    const old = { from: countOf(lines.slice(0, start), '-'), count: countOf(lines.slice(start, end), '-') }
    const now = { from: countOf(lines.slice(0, start), '+'), count: countOf(lines.slice(start, end), '+') }
    return [`@@ -${rangeOf(old)} +${rangeOf(now)} @@`, ...lines.slice(start, end).map(({ mark, text }) => mark + text)]
  })
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
}

/** The largest table of {@link commonLengths}: about 2,000 changed lines in a file. */
const MOST_PAIRS = 4_000_000

/**
 * Merges the lines of both texts, with removed lines before added ones: by a longest common subsequence, or with nothing in
 * common from the first change to the last if that would take a table of more than {@link MOST_PAIRS}.
 */
function compare(before: string[], after: string[]): Line[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const same = (text: string): Line => ({ mark: ' ', text })
  const changed = [before, after].map((lines) => lines.slice(start, lines.length - end)) as [string[], string[]]
  return [
    ...before.slice(0, start).map(same),
    ...compareChanged(...changed),
    ...before.slice(before.length - end).map(same)
  ]
}

function compareChanged(before: string[], after: string[]): Line[] {
  const isLarge = before.length * after.length > MOST_PAIRS
  const common = isLarge ? undefined : commonLengths(before, after)
  const lines: Line[] = []
  for (let [row, column] = [0, 0]; row < before.length || column < after.length;) {
    if (common && before[row] === after[column]) {
      lines.push({ mark: ' ', text: before[row]! })
      row++
      column++
    } else if (row < before.length && (!common || common[row + 1]![column]! >= (common[row]![column + 1] ?? -1))) {
      lines.push({ mark: '-', text: before[row++]! })
    } else {
      lines.push({ mark: '+', text: after[column++]! })
    }
  }
  return lines
}

/** Returns the length of the longest common subsequence of the rest after each pair of positions. */
function commonLengths(before: string[], after: string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array.from(after, () => 0).concat(0))
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      lengths[row]![column] =
        before[row] === after[column]
          ? lengths[row + 1]![column + 1]! + 1
          : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!)
    }
  }
  return lengths
}

/** Returns the ranges of lines around changes; changes with little between them share one. */
function hunksOf(lines: Line[]): [start: number, end: number][] {
  const hunks: [number, number][] = []
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)]
    const last = hunks.at(-1)
    if (last && start <= last[1]) last[1] = end
    else hunks.push([start, end])
  }
  return hunks
}

function countOf(lines: Line[], mark: '-' | '+'): number {
  return lines.filter((line) => line.mark === ' ' || line.mark === mark).length
}

/** Formats a range for a diff: lines count from 1, and an empty range names the line before it. */
function rangeOf({ from, count }: { from: number; count: number }): string {
  const line = count === 0 ? from : from + 1
  return count === 1 ? `${line}` : `${line},${count}`
}

/** Whether the file at `path` exists and holds `text`. */
export function isCurrent(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text
}
