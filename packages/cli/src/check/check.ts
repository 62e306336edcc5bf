import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  behaviour,
  behaviourInBrowsers,
  makeCandidate,
  makePageCandidate,
  readDeclaration
} from '@segment/action-destinations/behaviour'
import { describeFinding } from '@segment/action-destinations/conformance'
import { describeVerdict } from '@segment/action-destinations/records'
import { describeValidation, isValid } from '../lint/report'
import { validate } from '../lint/validate'
import { fixturesOf, replayRecords } from '../records/replay-folder'
import { updateTypes } from '../types/update-types'
import { modeOf, type DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { lintSources, runOwnTests, typeCheck } from './tools'

/** The parts of a check, in the order of the summary. */
export const parts = ['types', 'generated types', 'lint', 'rules', 'behaviour', 'tests', 'records'] as const

/** The result of one part. */
export interface CheckedPart {
  part: (typeof parts)[number]
  ok: boolean
  /** How long it took, in milliseconds. Parts run side by side. */
  ms: number
  /** What is wrong, as lines to print. */
  findings: string[]
}

/** The result of `check`, as `--json` prints it. */
export interface CheckReport {
  ok: boolean
  /** The names of the folders that were checked. */
  destinations: string[]
  parts: CheckedPart[]
}

type Finder = (places: DestinationPlace[], root: string) => string[] | Promise<string[]>

const finders: Record<CheckedPart['part'], Finder> = {
  types: typeCheck,
  'generated types': staleTypes,
  lint: lintSources,
  rules: brokenRules,
  behaviour: misbehaviour,
  tests: runOwnTests,
  records: unmetRecords
}

/**
 * Runs every check on destinations of the workspace `root`, and on nothing else: types and lint of their folders, the
 * rules of `validate`, their behaviour, their own tests, and the records in `fixtures/`.
 */
export async function check(root: string, places: DestinationPlace[]): Promise<CheckReport> {
  // The parts that run in their own processes start first, so that they run while the others use this one.
  const tools = parts.filter(isTool).map((part) => examine(part, root, places))
  const checked: CheckedPart[] = []
  // One after another, because behaviour and records fix the clock of the process.
  for (const part of parts.filter((one) => !isTool(one))) checked.push(await examine(part, root, places))
  checked.push(...(await Promise.all(tools)))
  const inOrder = parts.map((part) => checked.find((one) => one.part === part)!)
  return { ok: inOrder.every(({ ok }) => ok), destinations: places.map(({ name }) => name), parts: inOrder }
}

function isTool(part: CheckedPart['part']): boolean {
  return [typeCheck, lintSources, runOwnTests].includes(finders[part] as typeof typeCheck)
}

async function examine(part: CheckedPart['part'], root: string, places: DestinationPlace[]): Promise<CheckedPart> {
  const start = performance.now()
  const findings = await Promise.resolve()
    .then(() => finders[part](places, root))
    // A destination that cannot be loaded fails every part that needs it, with the reason.
    .catch((error: unknown) => [error instanceof Error ? error.message : String(error)])
  return { part, ok: findings.length === 0, ms: Math.round(performance.now() - start), findings }
}

async function staleTypes(places: DestinationPlace[], root: string): Promise<string[]> {
  const { changes, failures } = await updateTypes(places, { root, write: false })
  const stale = changes.map(({ path }) => `${path} is not current. Write it with ./bin/run generate:types.`)
  return [...failures, ...stale]
}

function brokenRules(places: DestinationPlace[], root: string): string[] {
  const validation = { destinations: places.map(({ name }) => name), problems: validate(root, places) }
  return isValid(validation) ? [] : describeValidation(validation)
}

async function misbehaviour(places: DestinationPlace[], root: string): Promise<string[]> {
  const findings: string[] = []
  for (const { name, directory, entry } of places) {
    const isInBrowsers = modeOf(root, directory) === 'device'
    const make = isInBrowsers ? makePageCandidate : makeCandidate
    const candidate = await make(loadDefinition(entry), readDeclaration(directory))
    for (const { title, check: find } of isInBrowsers ? behaviourInBrowsers : behaviour) {
      for (const finding of await find(candidate)) findings.push(`${name}: ${title}: ${describeFinding(finding)}`)
    }
  }
  return findings
}

async function unmetRecords(places: DestinationPlace[], root: string): Promise<string[]> {
  const findings: string[] = []
  for (const place of places) {
    const folder = fixturesOf(root, modeOf(root, place.directory))
    const slug = [`actions-${place.name}`, place.name].find((each) => existsSync(join(folder, `${each}.json`)))
    if (slug === undefined) continue
    const verdict = await replayRecords(root, folder, slug, place)
    findings.push(...describeVerdict(verdict).map((line) => `${place.name}: ${line}`))
  }
  return findings
}

/** Formats the result: the problems of each part, and a summary in one line. */
export function describeCheck({ ok, destinations, parts: checked }: CheckReport): string[] {
  const wrong = checked.filter((part) => !part.ok)
  const names = destinations.length > 5 ? `${destinations.length} destinations` : destinations.join(', ')
  const marks = checked.map(({ part, ok: fine }) => `${part} ${fine ? 'ok' : 'FAILED'}`).join(', ')
  return [
    ...wrong.flatMap(({ part, findings }) => [`${part}:`, ...findings.map((line) => `  ${line}`), '']),
    `${names}: ${marks}.${ok ? '' : ` ${wrong.length} of ${checked.length} failed.`}`
  ]
}
