import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { engines } from '../../../../package.json'
import type { Diagnosis } from './diagnosis'

/** Whether a version of node, such as `20.19.4`, is new enough. */
export function diagnoseNode(version: string): Diagnosis {
  const subject = 'node'
  const wanted = engines.node.replace(/^>=/, '')
  if (!isOlder(version, wanted)) return { subject, status: 'ok', message: `${version} is new enough.` }
  return {
    subject,
    status: 'error',
    message: `${version} is older than ${wanted}.`,
    todo: 'Install a newer one from https://nodejs.org.'
  }
}

function isOlder(version: string, wanted: string): boolean {
  const [own, least] = [version, wanted].map((text) => text.split('.').map(Number)) as [number[], number[]]
  const part = least.findIndex((number, index) => number !== own[index])
  return part !== -1 && (own[part] ?? 0) < least[part]!
}

/** Whether npm can be called; `command` is its name on the PATH. */
export async function diagnoseNpm(command = 'npm'): Promise<Diagnosis> {
  const subject = 'npm'
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { shell: process.platform === 'win32' })
    return { subject, status: 'ok', message: `${stdout.trim()} is installed.` }
  } catch {
    return {
      subject,
      status: 'error',
      message: 'It cannot be called.',
      todo: 'Install it with node from https://nodejs.org, and see that it is on the PATH.'
    }
  }
}

/** Whether a port of this machine is free. */
export async function diagnosePort(port: number): Promise<Diagnosis> {
  const subject = `port ${port}`
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
  })
  server.close()
  if (free) return { subject, status: 'ok', message: 'It is free for serve.' }
  return {
    subject,
    status: 'warning',
    message: 'Something listens on it.',
    todo: 'serve takes the next free one; name one with --port or the variable PORT.'
  }
}
