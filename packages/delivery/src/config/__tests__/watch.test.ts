import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config'
import { ConfigError } from '../read-folder'
import { watchConfig } from '../watch'

const sourceWith = (key: string) => `sources:\n  website:\n    writeKeys: ["${key}"]\n`

test('a changed configuration holds; a broken one is reported once, and the last good one still holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-watch-'))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const env: Record<string, string> = {}
  const envFile = join(mkdtempSync(join(tmpdir(), 'delivery-env-')), '.env')
  writeFileSync(envFile, 'from-env')
  const reloads: Config[] = []
  const heard: Config[] = []
  const failures: string[] = []
  write('a.yaml', sourceWith('key-1'))
  const watched = await watchConfig(folder, {
    env,
    beforeLoad: () => (env.KEY = readFileSync(envFile, 'utf8')),
    alsoWatch: [envFile],
    onReload: (config) => reloads.push(config),
    onFailure: (error) => {
      expect(error).toBeInstanceOf(ConfigError)
      failures.push(error.message)
    }
  })
  const stop = watched.onChange((config) => heard.push(config))
  const keys = () => watched.current().sources.flatMap(({ writeKeys }) => writeKeys)
  try {
    await watched.check()
    expect(reloads).toEqual([])

    write('a.yaml', sourceWith('a-longer-key'))
    await watched.check()
    expect(keys()).toEqual(['a-longer-key'])
    expect(heard).toEqual([watched.current()])

    write('a.yaml', `# The same again.\n${sourceWith('a-longer-key')}`)
    await watched.check()
    expect(heard).toHaveLength(1)

    write('a.yaml', 'sources: [')
    await watched.check()
    await watched.check()
    expect(failures).toEqual([expect.stringContaining('a.yaml:1:')])
    expect(keys()).toEqual(['a-longer-key'])

    write('a.yaml', sourceWith('${file:secrets/key}'))
    await watched.check()
    expect(failures.at(-1)).toContain('secrets/key cannot be read')

    // The file that was missing appears; no file that the last good configuration depends on has changed.
    write('a.yaml', sourceWith('${file:key}'))
    await watched.check()
    write('key', 'from-file\n')
    await watched.check()
    expect(keys()).toEqual(['from-file'])

    write('key', 'from-file-2\n')
    await watched.check()
    expect(keys()).toEqual(['from-file-2'])

    stop()
    write('b.json', '{ "sources": { "app": { "writeKeys": ["${KEY}"] } } }')
    await watched.check()
    expect(keys()).toEqual(['from-file-2', 'from-env'])
    expect(heard).toHaveLength(3)
    expect(reloads).toHaveLength(4)

    writeFileSync(envFile, 'from-env-2')
    await watched.check()
    expect(keys()).toEqual(['from-file-2', 'from-env-2'])

    rmSync(folder, { recursive: true })
    await watched.check()
    expect(failures.at(-1)).toContain('there is no such folder')
    expect(keys()).toEqual(['from-file-2', 'from-env-2'])
  } finally {
    watched.close()
  }
})
