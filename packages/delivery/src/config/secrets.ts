import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isRecord, type Path } from './read-folder'

/** Where texts such as `${SLACK_TOKEN}` and `${file:secrets/slack}` get their values. */
export interface SecretSources {
  /** The folder of the configuration: paths of files are relative to it. */
  folder: string
  env: Readonly<Record<string, string | undefined>>
  /** Called with the absolute path of each file that a text names. */
  onFile: (file: string) => void
  /** Called for each secret that is missing. */
  onFault: (path: Path, message: string) => void
  /** Called with each secret. Default: nothing happens. */
  onSecret?: (secret: string) => void
}

/** `$${` stands for `${`. The value after a dollar sign in a template, `${{properties.total}}`, is none. */
const REFERENCE = /\$?\$\{([^{}]*)\}/g

/**
 * Fills in the secrets of all texts of a value: `${NAME}` is an environment variable, `${file:<path>}` the content of a
 * file, without the line break at its end. `$${` stands for `${` itself.
 *
 * @param path where the value stands, for faults
 */
export function fillSecrets<T>(value: T, path: Path, sources: SecretSources): T {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (whole, name: string) => {
      if (whole.startsWith('$$')) return whole.slice(1)
      const secret = name.startsWith('file:') ? secretFile(name.slice(5), path, sources) : variable(name, path, sources)
      sources.onSecret?.(secret)
      return secret
    }) as T
  }
  if (Array.isArray(value)) return value.map((each, index) => fillSecrets(each, [...path, index], sources)) as T
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, fillSecrets(each, [...path, key], sources)])
  ) as T
}

function variable(name: string, path: Path, { env, onFault }: SecretSources): string {
  const value = env[name]
  if (value === undefined || value === '') {
    onFault(path, `the environment variable ${name} is not set. Set it, or put it in the file .env.`)
  }
  return value ?? ''
}

function secretFile(name: string, path: Path, { folder, onFile, onFault }: SecretSources): string {
  const file = resolve(folder, name)
  onFile(file)
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'There is no such file.' : `${message}.`
    onFault(path, `the file ${name} cannot be read. ${reason}`)
    return ''
  }
}
