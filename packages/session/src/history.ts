import { closeSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CallError } from './failure'
import { addToOverview, countVerdicts, emptyOverview, judge, type Overview } from './overview'
import { writePrivateFile } from './private-file'
import type { Run, RunInput } from './run-mappings'
import { settingsFile, type SettingsOwner } from './settings'
import { worstVerdict, type Counts } from './verdict'

/** A run of the history. */
export type KeptRun = Run & {
  /** Counts from 1 for each destination. Absent if the run is too large for the history. */
  number?: number
  /** The number of the run that this one repeats. */
  replayOf?: number
}

/** A run in a list. */
export interface RunSummary extends Pick<KeptRun, 'at' | 'ms' | 'mode' | 'batch' | 'delivered' | 'replayOf'> {
  number: number
  /** The name of the first event, or its type. */
  title: string
  /** How many events it had. */
  events: number
  /** The names of the first mappings. */
  mappings: string[]
  counts: Counts
  /** Why an event was not delivered, of those that need attention first; absent if all were delivered. */
  reason?: string
}

/** How much the history of a destination keeps. */
export interface HistoryLimits {
  runs: number
  bytes: number
}

/** The limits of the history: 200 runs, 32 MB. */
export const HISTORY_LIMITS: HistoryLimits = { runs: 200, bytes: 32_000_000 }

const NAMES_IN_SUMMARY = 5
/** A summary is the first line of its file, and shorter than this. */
const SUMMARY_BYTES = 16_384

/** The folder with the history of a destination: `.settings/history/<slug>`, with a file for each run. */
export function historyFolder(root: string, owner: SettingsOwner): string {
  const file = settingsFile(root, owner)
  return join(dirname(file), 'history', basename(file, '.json'))
}

/**
 * Adds a run to the history of a destination and to its overview, and removes the oldest runs beyond the limits.
 *
 * @param run without secrets
 * @param input what was run, for a replay; undefined if it holds secrets, which the history does not keep
 * @returns the run with its number, or without one if it is larger than the whole history may be
 * @throws FailureError if the files cannot be written
 */
export function keepRun(
  root: string,
  owner: SettingsOwner,
  { run, input }: { run: Omit<KeptRun, 'number'>; input?: RunInput },
  limits: HistoryLimits = HISTORY_LIMITS
): KeptRun {
  const folder = historyFolder(root, owner)
  const kept = writeRun(folder, run, input, limits)
  const overview = readOverview(root, owner)
  addToOverview(overview, kept)
  writePrivateFile(join(folder, OVERVIEW), JSON.stringify(overview))
  return kept
}

const OVERVIEW = 'overview.json'

function writeRun(folder: string, run: KeptRun, input: RunInput | undefined, limits: HistoryLimits): KeptRun {
  const content = JSON.stringify({ run, input })
  if (Buffer.byteLength(content) + SUMMARY_BYTES > limits.bytes) return run
  mkdirSync(folder, { recursive: true })
  const draft = join(folder, `draft.${process.pid}`)
  for (let number = (numbersIn(folder)[0] ?? 0) + 1; ; number++) {
    writeFileSync(draft, `${JSON.stringify(summaryOf({ ...run, number }))}\n${content}\n`, { mode: 0o600 })
    try {
      // Unlike a rename, a link fails where another server has just used the number.
      linkSync(draft, fileOf(folder, number))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw error
    } finally {
      rmSync(draft)
    }
    prune(folder, limits)
    return { ...run, number }
  }
}

function fileOf(folder: string, number: number): string {
  return join(folder, `${number}.jsonl`)
}

/** The numbers of the runs, newest first. */
function numbersIn(folder: string): number[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => /^([1-9]\d*)\.jsonl$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((one, other) => other - one)
}

function prune(folder: string, { runs, bytes }: HistoryLimits): void {
  let size = 0
  for (const [index, number] of numbersIn(folder).entries()) {
    const file = fileOf(folder, number)
    size += statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (index >= runs || size > bytes) rmSync(file, { force: true })
  }
}

function summaryOf({
  number,
  replayOf,
  at,
  ms,
  mode,
  batch,
  delivered,
  events,
  mappings
}: KeptRun & { number: number }) {
  const { type, event, name } = events[0] as { type?: unknown; event?: unknown; name?: unknown }
  const names = mappings.slice(0, NAMES_IN_SUMMARY).map(({ mapping }) => short(mapping.name ?? mapping.partnerAction))
  const judgements = judge({ events, mappings })
  const counts = countVerdicts(judgements)
  const worst = worstVerdict(counts)
  const reason = judgements.find(({ verdict }) => verdict === worst)?.reason
  const title = short(String(event ?? name ?? type ?? 'Event'))
  const of = { title, events: events.length, mappings: names, counts, ...(reason && { reason }) }
  return { number, replayOf, at, ms, mode, batch, delivered, ...of }
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** Lists the runs of a destination, newest first. A file that cannot be read is left out. */
export function listRuns(root: string, owner: SettingsOwner): RunSummary[] {
  const folder = historyFolder(root, owner)
  return numbersIn(folder).flatMap((number) => {
    try {
      return [JSON.parse(firstLineOf(fileOf(folder, number))) as RunSummary]
    } catch {
      return []
    }
  })
}

function firstLineOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(SUMMARY_BYTES)
    const text = buffer.toString('utf8', 0, readSync(file, buffer))
    return text.slice(0, text.indexOf('\n'))
  } finally {
    closeSync(file)
  }
}

/**
 * Reads a run of the history.
 *
 * @throws CallError (404) if there is none with this number
 */
export function readRun(root: string, owner: SettingsOwner, number: number): KeptRun {
  return { ...readEntry(root, owner, number).run, number }
}

/**
 * Returns what a run of the history ran.
 *
 * @throws CallError: 404 if there is no run with this number, 400 if it held secrets
 */
export function replayInput(root: string, owner: SettingsOwner, number: number): RunInput {
  const { input } = readEntry(root, owner, number)
  if (input) return input
  throw new CallError(
    400,
    `The events or mappings of run ${number} held secrets, which the history does not keep. Run them again by hand.`
  )
}

function readEntry(root: string, owner: SettingsOwner, number: number): { run: KeptRun; input?: RunInput } {
  const path = fileOf(historyFolder(root, owner), number)
  try {
    const text = readFileSync(path, 'utf8')
    return JSON.parse(text.slice(text.indexOf('\n')))
  } catch (error) {
    throw new CallError(404, `The history has no run ${number}. It keeps the last ${HISTORY_LIMITS.runs}.`, {
      cause: error
    })
  }
}

/** Reads the counts of all runs. They start again if their file cannot be read. */
export function readOverview(root: string, owner: SettingsOwner): Overview {
  try {
    return JSON.parse(readFileSync(join(historyFolder(root, owner), OVERVIEW), 'utf8')) as Overview
  } catch {
    return emptyOverview()
  }
}

/** Removes all runs of a destination and its overview. */
export function clearHistory(root: string, owner: SettingsOwner): void {
  rmSync(historyFolder(root, owner), { recursive: true, force: true })
}
