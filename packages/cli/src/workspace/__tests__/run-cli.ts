import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const BIN = resolve(__dirname, '../../../../../bin/run')

/** Runs the real `bin/run` in a workspace, outside a terminal, and returns how it ended and what it printed. */
export function runCli(root: string, ...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, ACTIONS_ROOT: root, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], { cwd: root, encoding: 'utf8', env })
  return { status, stdout, stderr }
}
