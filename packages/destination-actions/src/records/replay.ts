import type { Destination, DestinationDefinition, JSONObject } from '@segment/actions-core'
import { withClientLibraries } from '../lib/client-library'
import { standInLibraries } from './client-libraries'
import { outcomeDifferences, type Difference } from './compare'
import type { RecordedCase, RecordedOutcome, RecordFile } from './format'
import { createPlayer, playedDifferences, type Played } from './player'
import { runCase, type Runnable } from './run-case'
import { inIsolation, type Reseed } from './isolation'

/**
 * Loads the definition for a replay.
 *
 * @param afresh whether to load fresh modules, with empty caches such as those of tokens
 */
export type LoadDestination = (afresh: boolean) => Promise<LoadedDestination>

/** A definition and its `Destination` class, from the same load of the runtime. */
export interface LoadedDestination {
  Destination: typeof Destination
  definition: DestinationDefinition
}

/** The result of a case. */
export interface CaseResult {
  id: string
  /** Empty if the case passes. */
  differences: Difference[]
}

/** What a case did. */
export interface CaseRun extends Played {
  outcome: RecordedOutcome
}

/**
 * Replays cases of a file, one after the other, with a fixed clock, seeded randomness and no network. A case that fails
 * runs once more on fresh modules, because an earlier case may have filled a cache.
 *
 * @param cases default: all of the file
 */
export async function replay(
  file: RecordFile,
  load: LoadDestination,
  cases: readonly RecordedCase[] = file.cases
): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const recorded of cases) {
    const first = await replayCase(file, await load(false), recorded)
    results.push(first.differences.length === 0 ? first : await replayCase(file, await load(true), recorded))
  }
  return results
}

async function replayCase(file: RecordFile, loaded: LoadedDestination, recorded: RecordedCase): Promise<CaseResult> {
  try {
    const run = await play(file, loaded, recorded)
    const outcome = recorded.crash ? [] : outcomeDifferences(recorded.outcome, run.outcome)
    return { id: recorded.id, differences: [...playedDifferences(run), ...outcome] }
  } catch (error) {
    return { id: recorded.id, differences: [{ key: 'run', got: (error as Error).message }] }
  }
}

/** Runs a case, answers its requests from its records, and returns what it did. */
export async function play(
  { clock, env, mappings }: Pick<RecordFile, 'clock' | 'env' | 'mappings'>,
  loaded: LoadedDestination,
  recorded: RecordedCase,
  seed = recorded.id
): Promise<CaseRun> {
  const player = createPlayer(recorded.exchanges)
  const { transport } = player
  const run = async (reseed: Reseed) => {
    reseed(seed)
    const outcome = await runCase(runnableOf(loaded), recorded, mappings)
    await player.settle()
    return { outcome, sent: player.sent, missing: player.missing }
  }
  return withClientLibraries(standInLibraries(player.answer), () => inIsolation({ clock, env, transport }, run))
}

const runnables = new WeakMap<DestinationDefinition, Runnable>()

/**
 * Returns the destination of a definition. Its cases share one, which compiles the fields once. It sends by the global
 * fetch, which `inIsolation` replaces.
 */
function runnableOf({ Destination: Runtime, definition }: LoadedDestination): Runnable {
  const known = runnables.get(definition)
  if (known) return known
  const own = definition as DestinationDefinition<JSONObject>
  const runnable = { definition: own, destination: new Runtime<JSONObject>(own) }
  runnables.set(definition, runnable)
  return runnable
}
