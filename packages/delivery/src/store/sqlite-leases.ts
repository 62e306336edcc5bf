import { MINUTE_MS, missingShards, planLeases, type ShardRow } from './rules'
import type { SqliteFile } from './sqlite-connection'
import type { Store } from './store'

/** The part of a store that shares the shards among the workers. */
export function leasesIn(file: SqliteFile, now: () => number): Pick<Store, 'lease' | 'release' | 'leave'> {
  const lease: Store['lease'] = (worker, destinations, ttlMs) =>
    file.transaction(async ({ run, rows, prepare }) => {
      const at = now()
      await run('insert or replace into workers values (?, ?)', worker, at + ttlMs)
      // A time far ahead was written before the clock was set back.
      await run('delete from workers where expires_at <= ? or expires_at > ?', at, at + 10 * ttlMs + MINUTE_MS)
      const living = new Set((await rows<[string]>('select worker from workers')).map(([name]) => name))
      const read = async () => {
        const found = await rows(
          'select destination, part, epoch, worker from shards where destination in (select value from json_each(?))',
          JSON.stringify(destinations)
        )
        return found.map(([destination, part, epoch, holder]): ShardRow => {
          return { destination, part, epoch, worker: holder }
        })
      }
      let shards = await read()
      const missing = missingShards(destinations, shards)
      if (missing.length > 0) {
        const insert = await prepare('insert into shards (destination, part) values (?, ?)')
        for (const { destination, part } of missing) insert.run([destination, part])
        shards = await read()
      }
      const { held, taken, share } = planLeases(worker, shards, living)
      const leases = taken.map(({ destination, part, epoch }) => ({ destination, part, epoch: epoch + 1 }))
      const take = await prepare('update shards set worker = ?, epoch = ? where destination = ? and part = ?')
      for (const { destination, part, epoch } of leases) take.run([worker, epoch, destination, part])
      return { leases: [...held, ...leases], share }
    })

  const release: Store['release'] = (worker, leases) =>
    file.transaction(async ({ prepare }) => {
      const end = await prepare(
        'update shards set worker = null where destination = ? and part = ? and worker = ? and epoch = ?'
      )
      for (const { destination, part, epoch } of leases) end.run([destination, part, worker, epoch])
    })

  const leave: Store['leave'] = (worker) =>
    file.transaction(async ({ run }) => {
      await run('update shards set worker = null where worker = ?', worker)
      await run('delete from workers where worker = ?', worker)
    })

  return { lease, release, leave }
}
