import { run } from '../index'
import type { Call } from './commands'

/**
 * For `node -r tsx/cjs` with an IPC channel: runs the command line for each call that it is sent, one after another. What a
 * call writes ends with a NUL on both streams; on stdout its exit code and another NUL follow.
 */
async function runCall({ cwd, env, words }: Call): Promise<void> {
  process.chdir(cwd)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  const exitCode = await run(words)
  process.stdout.write(`\0${exitCode}\0`)
  process.stderr.write('\0')
}

process.on('disconnect', () => process.exit())
process.on('message', (call) => void runCall(call as Call))
