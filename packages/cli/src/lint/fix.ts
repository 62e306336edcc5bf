import { readFileSync } from 'node:fs'
import { sep } from 'node:path'
import type { Node } from '@babel/types'
import { FailureError } from '@segment/actions-input'
import { appendEntry, type Edit } from '../source-code/syntax-tree'
import { transaction } from '../files/transaction'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { locate, SourceFiles } from '../source-code/locate'
import { type Problem, validate, type Validation } from './validate'

/** A change of a source file that fixes a problem. */
export interface Fix extends Edit {
  problem: Problem
  /** The absolute path of the file. */
  path: string
  /** The present text. */
  before: string
}

/**
 * Plans the fixes: replaces the literal at the position of a problem, or adds a missing entry. Leaves problems to a person
 * if the value is computed, or is outside the destination's folder, where other code uses it too.
 */
export function planFixes(places: DestinationPlace[], problems: Problem[]): Fix[] {
  const sources = new SourceFiles()
  const fixes: Fix[] = []
  for (const problem of problems) {
    const place = places.find(({ name }) => name === problem.destination)
    const fix = place && planFix(place, problem, sources)
    const touches = (other: Fix) => fix && other.path === fix.path && other.start < fix.end && fix.start < other.end
    if (fix && !fixes.some(touches)) fixes.push(fix)
  }
  return fixes
}

/**
 * Writes the fixes, all or none: loads the destinations afterwards, and restores the files if one fails to load.
 *
 * Throws a FailureError in that case, and a CancelledError after Ctrl-C.
 */
export async function applyFixes(root: string, places: DestinationPlace[], fixes: Fix[]): Promise<void> {
  const plan = new Map<string, string>()
  for (const path of new Set(fixes.map((fix) => fix.path))) {
    const edits = fixes.filter((fix) => fix.path === path).toSorted((a, b) => b.start - a.start)
    const text = edits.reduce(
      (result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end),
      readFileSync(path, 'utf8')
    )
    plan.set(path, text)
  }
  await transaction(root, plan, () => {
    for (const { name, entry } of places) {
      if (!fixes.some(({ problem }) => problem.destination === name)) continue
      try {
        loadDefinition(entry)
      } catch (error) {
        throw new FailureError(`The fixes broke '${name}', so all files were restored. Fix it by hand.`, {
          cause: error
        })
      }
    }
  })
}

function planFix(place: DestinationPlace, problem: Problem, sources: SourceFiles): Fix | undefined {
  if (problem.fix === undefined) return undefined
  const found = locate(place.entry, problem.place, sources)
  if (!found?.file.path.startsWith(place.directory + sep)) return undefined
  const { node, rest, file } = found
  const made = (edit: Edit): Fix => ({
    ...edit,
    problem,
    path: file.path,
    before: file.text.slice(edit.start, edit.end)
  })
  if (rest === '') {
    if (!isLiteral(node)) return undefined
    return made({ start: node.start!, end: node.end!, text: written(problem.fix) })
  }
  if (node.type !== 'ObjectExpression' || /[.[]/.test(rest)) return undefined
  return made(appendEntry(file.text, node, `${rest}: ${written(problem.fix)}`))
}

function isLiteral(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0
  return ['StringLiteral', 'NumericLiteral', 'BooleanLiteral'].includes(node.type)
}

/** Formats the value as source text, in this repository's quotes. */
function written(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** What to do besides looking. */
export interface FixOptions {
  /** Fix what is certain. Default false. */
  fix?: boolean
  /** Write the fixes; else only plan them. Default true. */
  write?: boolean
}

/**
 * Checks destinations of the workspace `root`, fixes problems if asked to, and checks the fixed ones again.
 *
 * Throws what applying fixes throws; all changes are undone then.
 */
export async function validateAndFix(
  root: string,
  places: DestinationPlace[],
  { fix = false, write = true }: FixOptions = {}
): Promise<{ validation: Validation; fixes: Fix[] }> {
  const destinations = places.map(({ name }) => name)
  const problems = validate(root, places)
  const fixes = fix ? planFixes(places, problems) : []
  if (fixes.length === 0 || !write) return { validation: { destinations, problems }, fixes }
  await applyFixes(root, places, fixes)
  return { validation: { destinations, problems: validate(root, places) }, fixes }
}
