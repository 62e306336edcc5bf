import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { unifiedDiff } from './unified-diff'

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
