import { chunkIdOf, jobsOf, parseChunk, placeOf } from './chunks'
import type { Transaction } from './sqlite-connection'
import type { Job, JobKey, Shard } from './store'

/** Jobs to remove from one run. */
export interface Removal extends Shard {
  run: number
  events: number[]
}

/** Removes jobs from their runs, and runs that have no more. @returns how many jobs of each removal were there */
export async function removeFromRuns({ rows, prepare }: Transaction, removals: Removal[]): Promise<number[]> {
  const found = await rows<[number, string]>(
    `select g.key, r.places from json_each(?) g join runs r on r.destination = g.value ->> 0 and r.part = g.value ->> 1
    and r.id = g.value ->> 2`,
    JSON.stringify(removals.map(({ destination, part, run }) => [destination, part, run]))
  )
  const remove = await prepare('delete from runs where destination = ? and part = ? and id = ?')
  const shrink = await prepare('update runs set size = ?, places = ? where destination = ? and part = ? and id = ?')
  const removed = removals.map(() => 0)
  for (const [index, text] of found) {
    const { destination, part, run, events } = removals[index]
    const places = JSON.parse(text) as number[]
    const leaving = new Set(events.map((eventId) => placeOf({ eventId })))
    const rest = places.filter((place) => !leaving.has(place))
    removed[index] = places.length - rest.length
    if (rest.length === 0) remove.run([destination, part, run])
    else if (removed[index] > 0) shrink.run([rest.length, JSON.stringify(rest), destination, part, run])
  }
  return removed
}

/** Removes one job from its run. @returns the job; undefined if it is not there any more */
export async function takeFromRun(transaction: Transaction, key: JobKey): Promise<Job | undefined> {
  const { destination, part, run, subscription, eventId } = key
  if (run === null) return undefined
  const [row] = await transaction.rows<[string | null, string, string]>(
    `select orders, heads, bodies from runs r join chunks c on c.id = chunk
    where destination = ? and part = ? and r.id = ?`,
    destination,
    part,
    run
  )
  const [removed] = await removeFromRuns(transaction, [{ destination, part, run, events: [eventId] }])
  if (!row || removed === 0) return undefined
  const [orders, heads, bodies] = row
  const taken = { id: run, subscription, chunk: chunkIdOf(key), places: [placeOf(key)], orders }
  return jobsOf(taken, parseChunk(heads, bodies), key)[0]
}
