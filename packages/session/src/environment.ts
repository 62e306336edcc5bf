import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/**
 * Makes a function that loads the variables of the file `path` into `env`. Variables that are already in `env`, for
 * example from the command line, take precedence. A later call applies the changes of the file and removes variables
 * that it no longer has. A missing file counts as empty.
 */
export function createEnvFile(path: string, env: NodeJS.ProcessEnv = process.env): () => void {
  const given = new Set(Object.keys(env))
  let loaded: string[] = []
  return () => {
    const variables = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
    for (const name of loaded) delete env[name]
    loaded = Object.keys(variables).filter((name) => !given.has(name))
    for (const name of loaded) env[name] = variables[name]
  }
}
