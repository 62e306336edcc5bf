import { runCommand } from '../../__tests__/commands'

/** Runs the command line in a workspace, outside a terminal and without colours, and returns how it ended and what it printed. */
export async function runCli(root: string, ...words: string[]) {
  const { exitCode, ...written } = await runCommand(root, words, { NO_COLOR: '1' })
  return { status: exitCode, ...written }
}
