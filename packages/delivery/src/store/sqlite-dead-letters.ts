import type { DeadFilter } from './dead-letter'
import { DEAD_COLUMNS, deadLetterOf, FOREVER, messageKey, type DeadRow } from './rules'
import type { SqliteFile, Transaction, Value } from './sqlite-connection'
import { addEvents } from './sqlite-events'
import type { Settlement, Store } from './store'

/** How many letters one commit of a replay has. */
const LETTERS_PER_COMMIT = 1000
const GIVEN_COLUMNS = DEAD_COLUMNS.filter((column) => column !== 'id')

/** Keeps the events of settlements that give up. */
export async function addDeadLetters({ prepare }: Transaction, settlements: Settlement[], now: number): Promise<void> {
  if (settlements.length === 0) return
  const insert = await prepare(
    `insert into dead (${GIVEN_COLUMNS.join()}) values (${GIVEN_COLUMNS.map(() => '?').join()})`
  )
  for (const { job, dead } of settlements) {
    if (!dead) continue
    const { messageId, title, source, receivedAt, body, order, code, scope, status, attempts, message, sample } = dead
    const event = [job.destination, job.subscription, messageId, title, source, receivedAt, body, order]
    insert.run([now, ...event, code, scope, status, attempts, message, sample])
  }
}

/** The part of a store that keeps the events that were given up. */
export function deadLettersIn(file: SqliteFile): Pick<Store, 'dead' | 'replay' | 'discard'> {
  const dead: Store['dead'] = async (filter, { limit, before = FOREVER }) => {
    const { where, values } = matching(filter)
    const rows = file.rows<DeadRow>(
      `select ${DEAD_COLUMNS.join()} from dead where ${where} and id < ? order by id desc limit ?`,
      ...values,
      before,
      limit
    )
    return rows.map(deadLetterOf)
  }

  const replay: Store['replay'] = async (filter) => {
    let replayed = 0
    for (;;) {
      const letters = await dead(filter, { limit: LETTERS_PER_COMMIT })
      if (letters.length === 0) return replayed
      replayed += await file.transaction(async (transaction) => {
        const remove = await transaction.prepare('delete from dead where id = ?')
        // Another process may have been first.
        const removed = letters.filter(({ id }) => remove.run([id]).changes > 0)
        await addEvents(
          transaction,
          removed.map((letter) => {
            const { destination, subscription, order } = letter
            const jobs = [{ destination, subscription, order: order ?? undefined }]
            return { event: { ...letter, jobs }, key: messageKey(letter) }
          })
        )
        return removed.length
      })
    }
  }

  const discard: Store['discard'] = (filter) => {
    const { where, values } = matching(filter)
    return file.run(`delete from dead where ${where}`, ...values)
  }

  return { dead, replay, discard }
}

function matching({ destination, subscription, code, since, until, ids }: DeadFilter): {
  where: string
  values: Value[]
} {
  const conditions: [string, Value | undefined][] = [
    ['destination = ?', destination],
    ['subscription = ?', subscription],
    ['code = ?', code],
    ['failed_at >= ?', since],
    ['failed_at < ?', until],
    ['id in (select value from json_each(?))', ids && JSON.stringify(ids)]
  ]
  const given = conditions.filter((condition): condition is [string, Value] => condition[1] !== undefined)
  return { where: ['true', ...given.map(([text]) => text)].join(' and '), values: given.map(([, value]) => value) }
}
