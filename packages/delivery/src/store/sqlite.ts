import type Database from 'libsql'
import type { AuthTokens } from '@segment/actions-core'
import type { Retention } from '../config/config'
import {
  countsOf,
  DEAD_COLUMNS,
  deadLetterOf,
  FOREVER,
  isAmong,
  JOB_COLUMNS,
  jobOf,
  dayOf,
  leasesOf,
  messageKey,
  MINUTE_MS,
  missingShards,
  partOf,
  planLeases,
  sharingCalls,
  type DeadRow,
  type JobRow,
  type ShardRow
} from './rules'
import type {
  Count,
  DeadFilter,
  Depth,
  FreshRead,
  JobKey,
  JobOutcome,
  Lease,
  NewEvent,
  Pause,
  PauseKind,
  Settlement,
  Shard,
  Store
} from './store'

/** One entry for each version of the tables. Never change one that was released: add another. */
const MIGRATIONS = [
  `create table seen (day integer, key blob, primary key (day, key)) without rowid;
  create table events (
    id integer primary key autoincrement, source text not null, received_at integer not null, body text not null);
  create table jobs (
    event_id integer, destination text, subscription text, part integer not null, order_key text,
    attempts integer not null default 0, first_tried_at integer, due_at integer, crashes integer not null default 0,
    primary key (event_id, destination, subscription)) without rowid;
  create index jobs_fresh on jobs (destination, part, event_id) where due_at is null;
  create index jobs_due on jobs (destination, part, due_at) where due_at is not null;
  create table workers (worker text primary key, expires_at integer not null) without rowid;
  create table shards (
    destination text, part integer, worker text, epoch integer not null default 0,
    primary key (destination, part)) without rowid;
  create table pauses (
    destination text, subscription text, kind text, reason text not null, fingerprint text not null,
    since integer not null, until integer not null, primary key (destination, subscription, kind)) without rowid;
  create table dead (
    id integer primary key autoincrement, failed_at integer not null, destination text not null,
    subscription text not null, message_id text not null, title text not null, source text not null,
    received_at integer not null, body text not null, order_key text, code text not null, scope text not null,
    status integer not null, attempts integer not null, message text not null, sample text);
  create index dead_by_destination on dead (destination, id);
  create table counts (
    minute integer, destination text, subscription text, outcome text, reason text, worker text,
    count integer not null, latency_sum integer not null, latency_max integer not null,
    primary key (minute, destination, subscription, outcome, reason, worker)) without rowid;
  create table tokens (
    destination text primary key, fingerprint text, tokens text, locked_by text, locked_at integer) without rowid;`
]

/** How many events one commit of the intake has at most, and how many rows one step of cleaning reads. */
const EVENTS_PER_COMMIT = 1000
const ROWS_PER_CLEANING = 2000
/** How long a process waits for another one that writes to the same file. */
const BUSY_MS = 10_000

/** What a value in SQLite can be here. */
type Value = string | number | null | Buffer

/** How a store in a file behaves. */
export interface SqliteOptions {
  /** Milliseconds since 1970. Default: the clock of the machine. */
  clock?: () => number
  /** How large the file may grow; beyond, the store rejects as it does when the disk is full. Default: no limit. */
  maxBytes?: number
}

/**
 * Opens a store in a file, which it makes if it is missing. Several processes of one machine can use the same file.
 *
 * @throws when the file is not a database, or its tables are of a newer version
 */
export async function openSqlite(path: string, { clock = Date.now, maxBytes }: SqliteOptions = {}): Promise<Store> {
  const { default: Libsql } = await import('libsql')
  const sql = new Sql(new Libsql(path, { timeout: BUSY_MS }))
  sql.configure('pragma busy_timeout = 10000', 'pragma journal_mode = wal', 'pragma synchronous = full')
  if (maxBytes !== undefined) {
    const [[pageSize]] = sql.rows<[number]>('pragma page_size')
    sql.configure(`pragma max_page_count = ${Math.floor(maxBytes / pageSize)}`)
  }
  migrate(sql)
  return new SqliteStore(sql, clock)
}

/** The driver's calls, with statements that are prepared once. Rows are arrays: the driver makes those fastest. */
class Sql {
  private readonly statements = new Map<string, Database.Statement>()

  constructor(private readonly database: Database.Database) {}

  configure(...statements: string[]): void {
    for (const statement of statements) this.database.prepare(statement).all()
  }

  script(statements: string): void {
    this.database.exec(statements)
  }

  /** Runs a statement and returns how many rows it changed. */
  run(text: string, ...values: Value[]): number {
    return this.statement(text).run(values).changes
  }

  /** Runs an insert and returns the ID of the row. */
  insert(text: string, ...values: Value[]): number {
    return Number(this.statement(text).run(values).lastInsertRowid)
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- the columns are those of the statement
  rows<Row extends unknown[] = any[]>(text: string, ...values: Value[]): Row[] {
    return this.statement(text).raw().all(values) as Row[]
  }

  /** Runs `work` in a transaction that nobody else can write in. */
  transaction<Result>(work: () => Result): Result {
    this.database.exec('begin immediate')
    try {
      const result = work()
      this.database.exec('commit')
      return result
    } catch (error) {
      // After some errors, such as a full disk, SQLite has rolled back by itself.
      if (this.database.inTransaction) this.database.exec('rollback')
      throw error
    }
  }

  close(): void {
    this.statements.clear()
    this.database.close()
  }

  private statement(text: string): Database.Statement {
    let statement = this.statements.get(text)
    if (!statement) {
      statement = this.database.prepare(text)
      this.statements.set(text, statement)
    }
    return statement
  }
}

function migrate(sql: Sql): void {
  sql.transaction(() => {
    const [[version]] = sql.rows<[number]>('pragma user_version')
    if (version > MIGRATIONS.length) {
      throw new Error(
        `The store has tables of version ${version}, this program knows up to ${MIGRATIONS.length}. Use a newer program.`
      )
    }
    for (const migration of MIGRATIONS.slice(version)) sql.script(migration)
    sql.script(`pragma user_version = ${MIGRATIONS.length}`)
  })
}

/** The store in one file. Its calls run at once, one after another; only the intake collects events for a commit. */
class SqliteStore implements Store {
  /** Cleaning has looked at the events up to this one. */
  private cleanedTo = 0

  constructor(
    private readonly sql: Sql,
    private readonly now: () => number
  ) {}

  enqueue = sharingCalls<NewEvent, boolean>(EVENTS_PER_COMMIT, async (events) => {
    const { sql } = this
    const day = dayOf(this.now())
    return sql.transaction(() =>
      events.map((event) => {
        const key = messageKey(event)
        const isNew = sql.run(
          `insert or ignore into seen select ?1, ?2 where not exists (select 1 from seen where day = ?1 - 1 and key = ?2)`,
          day,
          key
        )
        if (!isNew) return false
        this.add(event, key)
        return true
      })
    )
  })

  private add({ source, receivedAt, body, jobs }: Omit<NewEvent, 'messageId'>, key: Buffer): void {
    if (jobs.length === 0) return
    const { sql } = this
    const id = sql.insert('insert into events (source, received_at, body) values (?, ?, ?)', source, receivedAt, body)
    for (const job of jobs) {
      sql.run(
        'insert into jobs (event_id, destination, subscription, part, order_key) values (?, ?, ?, ?, ?)',
        id,
        job.destination,
        job.subscription,
        partOf(job, key),
        job.order ?? null
      )
    }
  }

  async lease(worker: string, destinations: string[], ttlMs: number) {
    const { sql } = this
    const now = this.now()
    return sql.transaction(() => {
      sql.run('insert or replace into workers values (?, ?)', worker, now + ttlMs)
      // A time far ahead was written before the clock was set back.
      sql.run('delete from workers where expires_at <= ? or expires_at > ?', now, now + 10 * ttlMs + MINUTE_MS)
      const living = new Set(sql.rows<[string]>('select worker from workers').map(([name]) => name))
      const list = JSON.stringify(destinations)
      const read = () =>
        sql
          .rows(
            'select destination, part, epoch, worker from shards where destination in (select value from json_each(?))',
            list
          )
          .map(([destination, part, epoch, holder]): ShardRow => ({ destination, part, epoch, worker: holder }))
      let rows = read()
      const missing = missingShards(destinations, rows)
      for (const { destination, part } of missing) {
        sql.run('insert into shards (destination, part) values (?, ?)', destination, part)
      }
      if (missing.length > 0) rows = read()
      const { held, taken, share } = planLeases(worker, rows, living)
      const leases = taken.map(({ destination, part, epoch }) => ({ destination, part, epoch: epoch + 1 }))
      for (const { destination, part, epoch } of leases) {
        sql.run(
          'update shards set worker = ?, epoch = ? where destination = ? and part = ?',
          worker,
          epoch,
          destination,
          part
        )
      }
      return { leases: [...held, ...leases], share }
    })
  }

  async release(worker: string, leases: Lease[]) {
    const { sql } = this
    sql.transaction(() => {
      for (const { destination, part, epoch } of leases) {
        sql.run(
          'update shards set worker = null where destination = ? and part = ? and worker = ? and epoch = ?',
          destination,
          part,
          worker,
          epoch
        )
      }
    })
  }

  async leave(worker: string) {
    const { sql } = this
    sql.transaction(() => {
      sql.run('update shards set worker = null where worker = ?', worker)
      sql.run('delete from workers where worker = ?', worker)
    })
  }

  async fresh(reads: FreshRead[]) {
    return reads.flatMap(({ destination, part, after, until = FOREVER, limit }) =>
      this.sql
        .rows<JobRow>(
          `select ${JOB_COLUMNS} from jobs j join events e on e.id = j.event_id
          where j.destination = ? and j.part = ? and j.event_id > ? and j.event_id <= ?
          and j.due_at is null order by j.event_id limit ?`,
          destination,
          part,
          after,
          until,
          limit
        )
        .map(jobOf)
    )
  }

  async due(shards: Shard[], limit: number) {
    const now = this.now()
    return shards.flatMap(({ destination, part }) =>
      this.sql
        .rows<JobRow>(
          `select ${JOB_COLUMNS} from jobs j join events e on e.id = j.event_id
          where j.destination = ? and j.part = ? and j.due_at <= ?
          order by j.due_at, j.event_id limit ?`,
          destination,
          part,
          now,
          limit
        )
        .map(jobOf)
    )
  }

  async waitingInOrder(shards: Shard[]) {
    return shards.flatMap(({ destination, part }) =>
      this.sql
        .rows(
          `select event_id, subscription, order_key, first_tried_at from jobs
          where destination = ? and part = ? and due_at is not null and order_key is not null`,
          destination,
          part
        )
        .map(([eventId, subscription, order, firstTriedAt]) => ({
          destination,
          part,
          eventId,
          subscription,
          order,
          firstTriedAt
        }))
    )
  }

  async settle(worker: string, settlements: Settlement[]) {
    const { sql } = this
    const now = this.now()
    return sql.transaction(() => {
      const lost = leasesOf(settlements).filter(
        ({ destination, part, epoch }) =>
          sql.rows(
            'select 1 from shards where destination = ? and part = ? and worker = ? and epoch = ?',
            destination,
            part,
            worker,
            epoch
          ).length === 0
      )
      const kept = lost.length === 0 ? settlements : settlements.filter(({ lease }) => !isAmong(lease, lost))
      for (const { job, retry, dead } of kept) {
        const key = [job.eventId, job.destination, job.subscription] as const
        if (retry) {
          sql.run(
            `update jobs set attempts = ?, first_tried_at = ?, due_at = ?
            where event_id = ? and destination = ? and subscription = ?`,
            retry.attempts,
            retry.firstTriedAt,
            Math.min(now + retry.delayMs, FOREVER),
            ...key
          )
          continue
        }
        sql.run('delete from jobs where event_id = ? and destination = ? and subscription = ?', ...key)
        if (!dead) continue
        sql.run(
          `insert into dead (${DEAD_COLUMNS.slice(1).join()}) values (${DEAD_COLUMNS.slice(1)
            .map(() => '?')
            .join()})`,
          now,
          job.destination,
          job.subscription,
          dead.messageId,
          dead.title,
          dead.source,
          dead.receivedAt,
          dead.body,
          dead.order,
          dead.code,
          dead.scope,
          dead.status,
          dead.attempts,
          dead.message,
          dead.sample
        )
      }
      this.addCounts(worker, countsOf(kept, Math.floor(now / MINUTE_MS)))
      return lost
    })
  }

  async wake(destination: string, subscription: string) {
    return this.sql.run(
      'update jobs set due_at = ? where destination = ? and part >= 0 and due_at = ? and subscription = ?',
      this.now(),
      destination,
      FOREVER,
      subscription
    )
  }

  async countCrash(jobs: JobKey[]) {
    const { sql } = this
    sql.transaction(() => {
      for (const { eventId, destination, subscription } of jobs) {
        sql.run(
          'update jobs set crashes = crashes + 1 where event_id = ? and destination = ? and subscription = ?',
          eventId,
          destination,
          subscription
        )
      }
    })
  }

  async depth() {
    return this.sql
      .rows(
        `select destination, subscription, fresh, waiting, received_at from (
          select destination, subscription, sum(due_at is null) as fresh, sum(due_at is not null) as waiting,
          min(event_id) as oldest from jobs group by 1, 2) join events on id = oldest order by 1, 2`
      )
      .map(([destination, subscription, fresh, waiting, oldestReceivedAt]): Depth => {
        return { destination, subscription, fresh, waiting, oldestReceivedAt }
      })
  }

  async pause({ destination, subscription, kind, reason, fingerprint, remainingMs }: Omit<Pause, 'since'>) {
    const now = this.now()
    const until = Math.min(now + remainingMs, FOREVER)
    this.sql.run(
      'insert or replace into pauses values (?, ?, ?, ?, ?, ?, ?)',
      destination,
      subscription,
      kind,
      reason,
      fingerprint,
      now,
      until
    )
  }

  async resume(destination: string, subscription?: string, kind?: PauseKind) {
    this.sql.run(
      `delete from pauses where destination = ?1 and (?2 is null or subscription = ?2) and (?3 is null or kind = ?3)`,
      destination,
      subscription ?? null,
      kind ?? null
    )
  }

  async pauses() {
    const now = this.now()
    return this.sql
      .rows(
        `select destination, subscription, kind, reason, fingerprint, since, until from pauses where until > ?
        order by destination, subscription, kind`,
        now
      )
      .map(([destination, subscription, kind, reason, fingerprint, since, until]): Pause => {
        const remainingMs = until === FOREVER ? Infinity : until - now
        return { destination, subscription, kind, reason, fingerprint, since, remainingMs }
      })
  }

  async dead(filter: DeadFilter, { limit, before = FOREVER }: { limit: number; before?: number }) {
    const { where, values } = matching(filter)
    return this.sql
      .rows<DeadRow>(
        `select ${DEAD_COLUMNS.join()} from dead where ${where} and id < ? order by id desc limit ?`,
        ...values,
        before,
        limit
      )
      .map(deadLetterOf)
  }

  async replay(filter: DeadFilter) {
    const { sql } = this
    let replayed = 0
    for (;;) {
      const letters = await this.dead(filter, { limit: EVENTS_PER_COMMIT })
      if (letters.length === 0) return replayed
      sql.transaction(() => {
        for (const letter of letters) {
          // Another process may have been first.
          if (sql.run('delete from dead where id = ?', letter.id) === 0) continue
          const { destination, subscription, order } = letter
          this.add({ ...letter, jobs: [{ destination, subscription, order: order ?? undefined }] }, messageKey(letter))
          replayed++
        }
      })
    }
  }

  async discard(filter: DeadFilter) {
    const { where, values } = matching(filter)
    return this.sql.run(`delete from dead where ${where}`, ...values)
  }

  async count(worker: string, counts: Pick<Count, 'destination' | 'subscription' | 'outcome' | 'reason' | 'count'>[]) {
    const minute = Math.floor(this.now() / MINUTE_MS)
    this.sql.transaction(() => {
      this.addCounts(
        worker,
        counts.map((each) => ({ ...each, minute, latencySumMs: 0, latencyMaxMs: 0 }))
      )
    })
  }

  private addCounts(worker: string, counts: Count[]): void {
    for (const { minute, destination, subscription, outcome, reason, count, latencySumMs, latencyMaxMs } of counts) {
      this.sql.run(
        `insert into counts values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do update set count = count + excluded.count,
        latency_sum = latency_sum + excluded.latency_sum, latency_max = max(latency_max, excluded.latency_max)`,
        minute,
        destination,
        subscription,
        outcome,
        reason,
        worker,
        count,
        latencySumMs,
        latencyMaxMs
      )
    }
  }

  async counts(sinceMinute: number) {
    return this.sql
      .rows(
        `select minute, destination, subscription, outcome, reason, sum(count), sum(latency_sum), max(latency_max)
        from counts where minute >= ? group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
        sinceMinute
      )
      .map(([minute, destination, subscription, outcome, reason, count, latencySumMs, latencyMaxMs]): Count => {
        return {
          minute,
          destination,
          subscription,
          outcome: outcome as JobOutcome,
          reason,
          count,
          latencySumMs,
          latencyMaxMs
        }
      })
  }

  async lockTokens(destination: string, worker: string, ttlMs: number) {
    const now = this.now()
    const changed = this.sql.run(
      `insert into tokens (destination, locked_by, locked_at) values (?1, ?2, ?3) on conflict do update
      set locked_by = ?2, locked_at = ?3
      where locked_by is null or locked_by = ?2 or locked_at not between ?3 - ?4 and ?3`,
      destination,
      worker,
      now,
      ttlMs
    )
    return changed > 0
  }

  async unlockTokens(destination: string, worker: string) {
    this.sql.run('update tokens set locked_by = null where destination = ? and locked_by = ?', destination, worker)
  }

  async loadTokens(destination: string, fingerprint: string) {
    const [row] = this.sql.rows<[string | null]>(
      'select tokens from tokens where destination = ? and fingerprint = ?',
      destination,
      fingerprint
    )
    return row?.[0] ? (JSON.parse(row[0]) as AuthTokens) : undefined
  }

  async saveTokens(destination: string, fingerprint: string, tokens: AuthTokens) {
    this.sql.run(
      `insert into tokens (destination, fingerprint, tokens) values (?1, ?2, ?3) on conflict do update
      set fingerprint = ?2, tokens = ?3`,
      destination,
      fingerprint,
      JSON.stringify(tokens)
    )
  }

  async clean({ deadLetters, deadLettersMs, countsMs }: Pick<Retention, 'deadLetters' | 'deadLettersMs' | 'countsMs'>) {
    const { sql } = this
    const now = this.now()
    return sql.transaction(() => {
      const ids = sql.rows<[number]>(
        'select id from events where id > ? order by id limit ?',
        this.cleanedTo,
        ROWS_PER_CLEANING
      )
      const upTo = ids.at(-1)?.[0] ?? this.cleanedTo
      const removed = sql.run(
        `delete from events where id > ? and id <= ? and not exists (select 1 from jobs where event_id = events.id)`,
        this.cleanedTo,
        upTo
      )
      this.cleanedTo = ids.length < ROWS_PER_CLEANING ? 0 : upTo
      sql.run(
        'delete from seen where (day, key) in (select day, key from seen where day < ? limit ?)',
        dayOf(now) - 1,
        ROWS_PER_CLEANING
      )
      sql.run('delete from counts where minute < ?', Math.floor((now - countsMs) / MINUTE_MS))
      sql.run('delete from dead where failed_at < ?', now - deadLettersMs)
      for (const [destination] of sql.rows<[string]>(
        'select destination from dead group by 1 having count(*) > ?',
        deadLetters
      )) {
        sql.run(
          `delete from dead where destination = ?1 and id <=
          (select id from dead where destination = ?1 order by id desc limit 1 offset ?2)`,
          destination,
          deadLetters
        )
      }
      return removed
    })
  }

  async close() {
    // Waits for a commit of the intake that has been called for.
    await this.enqueue([])
    this.sql.close()
  }
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
