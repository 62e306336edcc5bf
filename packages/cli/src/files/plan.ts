import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** What a command is about to do: the text that each file, by its absolute path, is to have; `null` for one that goes. */
export type Plan = ReadonlyMap<string, string | null>

/** What a plan does to one file. */
export interface PlannedChange {
  /** The path as it is written from the working directory. */
  path: string
  change: 'create' | 'edit' | 'delete'
  /** The unified diff, with the lines that name the files. */
  diff: string
}

/** What a plan changes, in its order. Files that have the planned text already are left out. */
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

/** What to print of changes to come: a line for each new file and each one that goes, the diff of each edited one. */
export function describeChanges(changes: PlannedChange[]): string[] {
  if (changes.length === 0) return ['Nothing would be changed.']
  return changes.flatMap(({ path, change, diff }) => {
    const lines = diff.trimEnd().split('\n').slice(2)
    if (change === 'edit') return [`Would edit ${path}`, ...lines.map((line) => `  ${line}`)]
    const count = Math.max(0, lines.length - 1)
    return [`Would ${change} ${path} (${count} ${count === 1 ? 'line' : 'lines'})`]
  })
}

/** How many unchanged lines stand around a change. */
const CONTEXT = 3

/** A line of both texts, of the old one only, or of the new one only. */
interface Line {
  mark: ' ' | '-' | '+'
  text: string
}

/**
 * The difference of two texts as unified diff, without the two lines that name the files. Empty when they are equal.
 *
 * @param before the old text, '' for a file that is not there yet
 * @param after the new text, '' for a file that goes
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

/** All lines of both texts, those in common once: a longest common subsequence, with the removed before the added. */
function compare(before: string[], after: string[]): Line[] {
  const common = commonLengths(before, after)
  const lines: Line[] = []
  for (let [row, column] = [0, 0]; row < before.length || column < after.length;) {
    if (before[row] === after[column]) {
      lines.push({ mark: ' ', text: before[row]! })
      row++
      column++
    } else if (row < before.length && common[row + 1]![column]! >= (common[row]![column + 1] ?? -1)) {
      lines.push({ mark: '-', text: before[row++]! })
    } else {
      lines.push({ mark: '+', text: after[column++]! })
    }
  }
  return lines
}

/** How long the longest common subsequence is of what follows each pair of places. */
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

/** The parts of the lines around changes, each from and to before; changes with little between them share one. */
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

/** A range as diffs have it: lines count from 1, and one without lines names the line before it. */
function rangeOf({ from, count }: { from: number; count: number }): string {
  const line = count === 0 ? from : from + 1
  return count === 1 ? `${line}` : `${line},${count}`
}

/** True when the file at `path` is there and holds `text`. */
export function isCurrent(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text
}
