import { resolve } from 'node:path'

/**
 * The absolute path of the repository that the CLI works in. It follows from the place of this file, so that neither
 * the working directory nor a symbolic link matters.
 *
 * The environment variable `ACTIONS_ROOT` names another root, relative to the working directory: tests use it to
 * scaffold into a temporary workspace with this repository's CLI.
 */
export function findRoot(): string {
  return resolve(process.env.ACTIONS_ROOT || resolve(__dirname, '../../../..'))
}
