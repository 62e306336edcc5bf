import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg'

const CONNECTIONS = 6
const CONNECT_MS = 10_000
/** A new connection has to plan every statement again, which takes as long as to deliver a thousand jobs. */
const IDLE_MS = 600_000
const STATEMENT_MS = 60_000
/** A process that is suspended within a transaction must not keep its locks: then no worker could renew its leases. */
const IDLE_TRANSACTION_MS = 3000
/** The OID of 64-bit integers. Those here are below 2^53. */
const INT8 = 20

/**
 * Statements that run all the time are planned once for a connection. Each reads some rows by an index; a plan that reads
 * a whole table, because it was small when it was planned, would be slow for hours.
 */
const SETTINGS = `set plan_cache_mode = force_generic_plan; set jit = off; set enable_seqscan = off;
  set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set enable_memoize = off`

/** Milliseconds since 1970, by the clock of the server: all workers agree on it. */
export const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint'
/** The keys of advisory locks: one for changes of leases and tables, one for cleaning. Any numbers do. */
export const LEASE_LOCK = 7_355_001
export const CLEANING_LOCK = 7_355_002

/** A statement that each connection prepares once. */
export interface Prepared {
  name: string
  text: string
}

/** Connections to a database, or one of them in a transaction. */
export type Queries = Pick<Pool | PoolClient, 'query'>

/** The connections of a store to its database. */
export class PostgresDatabase {
  private constructor(private readonly pool: Pool) {}

  /** Opens connections as they are needed. */
  static async open(url: string): Promise<PostgresDatabase> {
    const pg = await import('pg')
    const pool = new pg.default.Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      idleTimeoutMillis: IDLE_MS,
      statement_timeout: STATEMENT_MS,
      query_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
      keepAlive: true,
      onConnect: (client) => client.query(SETTINGS) as unknown as void,
      application_name: 'delivery',
      types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.default.types.getTypeParser(oid, format)) }
    })
    // A connection may break at any time, also between the statements of a transaction. Whoever uses it gets an error by
    // the call; the next call opens another.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    return new PostgresDatabase(pool)
  }

  /** Runs a statement and returns its rows as objects. */
  async objects<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, values)).rows
  }

  /** Runs a statement and returns its rows as lists, which takes less time. */
  rows<Row extends unknown[]>(statement: Prepared | { text: string }, values: unknown[]): Promise<Row[]> {
    return rowsOf<Row>(this.pool, statement, values)
  }

  /** Runs a statement and returns how many rows it changed. */
  async run(text: string, values: unknown[]): Promise<number> {
    return (await this.pool.query(text, values)).rowCount ?? 0
  }

  /** Runs `work` in a transaction. */
  async transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect()
    let failure: Error | undefined
    try {
      await client.query('begin')
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      failure = error as Error
      throw error
    } finally {
      // A connection with a transaction that failed is closed, which rolls it back.
      client.release(failure)
    }
  }

  /** Waits for the statements under way, and closes the connections. */
  close(): Promise<void> {
    return this.pool.end()
  }

  /** For what runs with or without a transaction. */
  get queries(): Queries {
    return this.pool
  }
}

/** Runs a statement and returns its rows as lists. */
export async function rowsOf<Row extends unknown[]>(
  queries: Queries,
  statement: Prepared | { text: string },
  values: unknown[]
): Promise<Row[]> {
  const config: QueryConfig & { rowMode: 'array' } = { ...statement, values, rowMode: 'array' }
  return (await queries.query<Row>(config)).rows
}
