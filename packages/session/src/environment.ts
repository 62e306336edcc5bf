import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/**
 * Makes a function that puts the variables of the file `path` into `env`. What `env` holds already wins over the file,
 * so that a variable given on the command line stays. Called again after an edit, it takes over what changed and removes
 * what is gone from the file. A missing file counts as an empty one.
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
