import type SyncLibsql from 'libsql'
import type Libsql from 'libsql/promise'

/** What a value in SQLite can be here. */
export type Value = string | number | null | Buffer

/** A prepared statement that writes: runs it with values. */
export interface Write {
  run(values: Value[]): { changes: number }
}

/** A statement of the connection that writes; the driver's own types say nothing of it. */
interface Statement extends Write {
  raw(): { all(values: Value[]): Promise<unknown[]> }
}

/** How long a process waits for another one that writes to the same file. */
const BUSY_MS = 10_000
/** Pages of the journal that gather before they are written to the file: 32 MB. Most rows are deleted before that. */
const CHECKPOINT_PAGES = 8000
/** Kibibytes of pages that a connection keeps in memory. */
const CACHE_KIB = 16_384

/**
 * A file of SQLite, with one connection that writes and one that reads. Statements run at once; commits, which wait for
 * the disk, run beside the event loop, and reads go on meanwhile.
 */
export class SqliteFile {
  private readonly writes = new Map<string, Promise<Statement>>()
  private readonly reads = new Map<string, SyncLibsql.Statement>()
  /** Ends when the transactions that were called for have ended. */
  private last: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly writer: Libsql,
    private readonly reader: SyncLibsql.Database
  ) {}

  /**
   * Opens a file, and makes it if it is missing. A commit is on disk when it returns.
   *
   * @param maxBytes how large the file may grow
   */
  static async open(path: string, maxBytes?: number): Promise<SqliteFile> {
    const [{ default: Writer }, { default: Reader }] = await Promise.all([import('libsql/promise'), import('libsql')])
    const writer = new Writer(path, { timeout: BUSY_MS })
    const reader = new Reader(path, { timeout: BUSY_MS })
    const settings = `pragma busy_timeout = ${BUSY_MS}; pragma journal_mode = wal; pragma synchronous = full;
      pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}; pragma cache_size = -${CACHE_KIB}`
    await writer.exec(settings)
    reader.exec(settings)
    const file = new SqliteFile(writer, reader)
    if (maxBytes !== undefined) {
      const [[pageSize]] = file.rows<[number]>('pragma page_size')
      await writer.exec(`pragma max_page_count = ${Math.floor(maxBytes / pageSize)}`)
    }
    return file
  }

  /** Reads what is committed. Rows are lists: the driver makes those fastest. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the columns are those of the statement
  rows<Row extends unknown[] = any[]>(text: string, ...values: Value[]): Row[] {
    let statement = this.reads.get(text)
    if (!statement) {
      statement = this.reader.prepare(text).raw()
      this.reads.set(text, statement)
    }
    return statement.all(values) as Row[]
  }

  /** Runs reads that see the same commits. What they read stays in memory meanwhile, although others may commit. */
  reading<Result>(work: () => Result): Result {
    this.reader.exec('begin')
    try {
      return work()
    } finally {
      this.reader.exec('commit')
    }
  }

  /** Runs one statement in a transaction of its own, and returns how many rows it changed. */
  run(text: string, ...values: Value[]): Promise<number> {
    return this.transaction((transaction) => transaction.run(text, ...values))
  }

  /** Runs `work` in a transaction, when those before it have ended. Nobody else writes meanwhile. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const result = this.last.then(() => this.transact(work))
    this.last = result.catch(() => {})
    return result
  }

  private async transact<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    await this.writer.exec('begin immediate')
    try {
      const result = await work({
        prepare: (text) => this.statement(text),
        run: async (text, ...values) => (await this.statement(text)).run(values).changes,
        rows: async <Row>(text: string, ...values: Value[]) =>
          (await (await this.statement(text)).raw().all(values)) as Row[],
        script: (text) => this.writer.exec(text)
      })
      await this.writer.exec('commit')
      return result
    } catch (error) {
      // After some errors, such as a full disk, SQLite has rolled back by itself; then this fails.
      await this.writer.exec('rollback').catch(() => {})
      throw error
    }
  }

  /** Waits for what is under way, and closes the file. */
  async close(): Promise<void> {
    await this.last
    this.writes.clear()
    this.reads.clear()
    this.reader.close()
    this.writer.close()
  }

  private statement(text: string): Promise<Statement> {
    let statement = this.writes.get(text)
    if (!statement) {
      statement = this.writer.prepare(text) as Promise<Statement>
      this.writes.set(text, statement)
      // One that failed to prepare, because the file could not be read, is prepared again.
      statement.catch(() => this.writes.delete(text))
    }
    return statement
  }
}

/** What can be done in a transaction. */
export interface Transaction {
  /** Prepares a statement, once for all transactions. */
  prepare(text: string): Promise<Write>
  /** Runs a statement and returns how many rows it changed. */
  run(text: string, ...values: Value[]): Promise<number>
  // oxlint-disable-next-line typescript/no-explicit-any -- the columns are those of the statement
  rows<Row extends unknown[] = any[]>(text: string, ...values: Value[]): Promise<Row[]>
  /** Runs several statements. */
  script(text: string): Promise<void>
}
