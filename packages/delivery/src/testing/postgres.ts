import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server of a test's own, in a temporary folder, reached by a socket in that folder. */
export interface TestPostgres {
  /** Makes a database and returns its URL. */
  createDatabase(name: string): Promise<string>
  /** Kills the server as a power cut would, without a word to its clients. */
  kill(): Promise<void>
  /** Starts it again after {@link kill}. Resolves when it answers. */
  start(): Promise<void>
  /** The CPU seconds that the processes of the server have used so far. */
  cpuSeconds(): number
  /** Stops it and removes its folder. */
  stop(): Promise<void>
}

const PACKAGES = '/usr/lib/postgresql'

/** Starts a server. Needs the binaries of PostgreSQL 15 or later: `apt-get install postgresql`. */
export async function startPostgres(settings: Record<string, string> = { fsync: 'off' }): Promise<TestPostgres> {
  const { Client } = (await import('pg')).default
  const bin = binaries()
  const account = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'delivery-pg-'))
  chmodSync(folder, 0o755)
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
    {
      ...account,
      cwd: folder,
      encoding: 'utf8'
    }
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
  const options = { listen_addresses: '', unix_socket_directories: folder, max_connections: '60', ...settings }
  const urlOf = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`
  let server: ChildProcess
  let exited: Promise<void>

  const answers = async () => {
    const client = new Client({ connectionString: urlOf('postgres'), connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => {})
    }
  }
  const start = async () => {
    const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    for (;;) {
      const running = { isOver: false }
      server = spawn(join(bin, 'postgres'), ['-D', data, ...args], { ...account, cwd: folder, stdio: 'ignore' })
      exited = new Promise((resolve) => {
        server.once('exit', () => {
          running.isOver = true
          resolve()
        })
      })
      while (!running.isOver) {
        if (await answers()) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      // Processes of a server that was killed hold on to its memory for a moment.
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal)
    await exited
  }
  await start()
  return {
    createDatabase: async (name) => {
      const client = new Client({ connectionString: urlOf('postgres') })
      await client.connect()
      await client.query(`create database "${name}"`)
      await client.end()
      return urlOf(name)
    },
    kill: () => end('SIGKILL'),
    start,
    cpuSeconds: () => cpuSecondsOf(server.pid!),
    stop: async () => {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function binaries(): string {
  const versions = existsSync(PACKAGES)
    ? readdirSync(PACKAGES)
        .map(Number)
        .toSorted((a, b) => b - a)
    : []
  const found = versions
    .map((version) => join(PACKAGES, String(version), 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
  if (found) return found
  const { stdout, status } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  if (status === 0 && existsSync(join(stdout.trim(), 'initdb'))) return stdout.trim()
  throw new Error('This test needs PostgreSQL 15 or later. Install it: apt-get install -y postgresql')
}

/** The server does not run as root: it gets the account that its package made, or `nobody`. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')!
  return { uid: Number(uid), gid: Number(gid) }
}

/** Of a process and its children, those that ended included. Reads `/proc`, as Linux has it. */
function cpuSecondsOf(pid: number): number {
  const TICKS_PER_SECOND = 100
  const statsOf = (id: string | number) => {
    try {
      // The name in parentheses may have spaces.
      return readFileSync(`/proc/${id}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
    } catch {
      return []
    }
  }
  const children = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && statsOf(id)[1] === String(pid))
  const ticks = [pid, ...children].map((id) => {
    const stats = statsOf(id)
    // utime and stime; of the server also those of the children that it waited for.
    return Number(stats[11] ?? 0) + Number(stats[12] ?? 0) + (id === pid ? Number(stats[13]) + Number(stats[14]) : 0)
  })
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND
}
