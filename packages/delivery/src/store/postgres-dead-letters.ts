import type { DeadFilter } from './dead-letter'
import { rowsOf, type PostgresDatabase } from './postgres-connection'
import { addEvents } from './postgres-events'
import { DEAD_COLUMNS, deadLetterOf, FOREVER, messageKey, type DeadRow } from './rules'
import type { Store } from './store'

/** How many letters one commit of a replay has. */
const LETTERS_PER_COMMIT = 1000

/** The part of a store that keeps the events that were given up. */
export function deadLettersIn(database: PostgresDatabase): Pick<Store, 'dead' | 'replay' | 'discard'> {
  const dead: Store['dead'] = async (filter, { limit, before = FOREVER }) => {
    const { where, values } = matching(filter, [before, limit])
    const text = `select ${DEAD_COLUMNS.join()} from delivery.dead where ${where} and id < $1 order by id desc limit $2`
    return (await database.rows<DeadRow>({ text }, values)).map(deadLetterOf)
  }

  const replay: Store['replay'] = async (filter) => {
    const { where, values } = matching(filter, [LETTERS_PER_COMMIT])
    const text = `delete from delivery.dead where id in (
        select id from delivery.dead where ${where} order by id limit $1 for update skip locked)
      returning ${DEAD_COLUMNS.join()}`
    for (let replayed = 0; ;) {
      const count = await database.transaction(async (client) => {
        const letters = (await rowsOf<DeadRow>(client, { text }, values)).map(deadLetterOf)
        const events = letters.map((letter) => {
          const { destination, subscription, order } = letter
          const jobs = [{ destination, subscription, order: order ?? undefined }]
          return { event: { ...letter, jobs }, key: messageKey(letter) }
        })
        if (events.length > 0) await addEvents(client, events)
        return events.length
      })
      if (count === 0) return replayed
      replayed += count
    }
  }

  const discard: Store['discard'] = (filter) => {
    const { where, values } = matching(filter, [])
    return database.run(`delete from delivery.dead where ${where}`, values)
  }

  return { dead, replay, discard }
}

/** Writes the conditions of a filter. `first` are the parameters before its own. */
function matching(filter: DeadFilter, first: unknown[]): { where: string; values: unknown[] } {
  const { destination, subscription, code, since, until, ids } = filter
  const values = [...first]
  const conditions = ['true']
  const add = (text: string, value: unknown) => {
    if (value === undefined) return
    values.push(value)
    conditions.push(text.replace('?', `$${values.length}`))
  }
  add('destination = ?', destination)
  add('subscription = ?', subscription)
  add('code = ?', code)
  add('failed_at >= ?', since)
  add('failed_at < ?', until)
  add('id = any (?::bigint[])', ids)
  return { where: conditions.join(' and '), values }
}
