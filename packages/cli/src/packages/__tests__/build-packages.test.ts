import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CancelledError } from '@segment/actions-input'
import { findRoot } from '../../workspace/destinations'
import { buildPackages, type BuiltPackage } from '../build-packages'

const root = findRoot()
let program: string
let runtime: BuiltPackage
let destinations: BuiltPackage

// Inside the checkout, so that the dependencies of the packages are found where npm would have put them.
beforeAll(async () => {
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  program = mkdtempSync(join(cache, 'program-'))
  const built = await buildPackages(root, join(program, 'built'))
  ;[runtime, destinations] = built as [BuiltPackage, BuiltPackage]
  mkdirSync(join(program, 'node_modules/@segment'), { recursive: true })
  for (const { name, directory } of built) renameSync(directory, join(program, 'node_modules', name))
})
afterAll(() => rmSync(program, { recursive: true }))

/** Runs code in the program that installed the package, and gives what it printed. */
function run(file: string, code: string): string {
  writeFileSync(join(program, file), code)
  return execFileSync(process.execPath, [file], { cwd: program, encoding: 'utf8' })
}

const deliver = `
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => response.end(console.log(request.method, request.url, body)))
  })
  server.listen(0, '127.0.0.1', async () => {
    const perform = (request, { payload }) =>
      request('http://127.0.0.1:' + server.address().port + '/events', { method: 'post', json: payload })
    const fields = { name: { label: 'Name', description: 'A name.', type: 'string', required: true } }
    const actions = { send: { title: 'Send', description: 'Sends.', fields, perform } }
    const destination = new Destination({ name: 'Mine', mode: 'cloud', actions })
    const subscription = { partnerAction: 'send', subscribe: 'type = "track"', mapping: { name: { '@liquid': '{{ event | upcase }}' } } }
    await destination.onEvent({ type: 'track', event: 'Signed Up' }, { subscription })
    console.log(parseFql('type = "track"').type, HTTPError === HTTPErrorOfKit)
    server.close()
  })`

describe('built packages', () => {
  it.each([
    [
      'required',
      'program.cjs',
      `const { createServer } = require('node:http')
      const { Destination, HTTPError } = require('@segment/actions-core')
      const { parseFql } = require('@segment/actions-core/trigger')
      const { HTTPError: HTTPErrorOfKit } = require('@segment/actions-core/request-client')`
    ],
    [
      'imported',
      'program.mjs',
      `import { createServer } from 'node:http'
      import { Destination, HTTPError } from '@segment/actions-core'
      import { parseFql } from '@segment/actions-core/trigger'
      import { HTTPError as HTTPErrorOfKit } from '@segment/actions-core/request-client'`
    ]
  ])('deliver an event when they are %s, and their sub-paths share their classes', (_how, file, imports) => {
    expect(run(file, imports + deliver)).toBe('POST /events {"name":"SIGNED UP"}\ngroup true\n')
  })

  it('load one destination by its slug, and that alone', () => {
    const code = `
      const { list, load } = require('@segment/action-destinations')
      load('actions-slack').then(async ({ name, slug }) => {
        const { default: slack } = await import('@segment/action-destinations/dist/destinations/slack')
        console.log(name, slug, slack.default.slug, list().includes('segment'))
        const loaded = Object.keys(require.cache).filter((file) => /destinations.[^/]+.index.js$/.test(file))
        console.log(loaded.length)
      })`
    expect(run('load.cjs', code)).toBe('Slack actions-slack actions-slack true\n1\n')
  })

  it('have types, of each sub-path', () => {
    const names = runtime.entries.map((entry) => join(runtime.name, entry))
    const all = [...names, destinations.name, `${destinations.name}/dist/destinations/slack`]
    const imports = all.map((name, n) => `import type * as M${n} from '${name}'`)
    const source = [
      ...imports,
      `import { Destination, type ActionDefinition } from '@segment/actions-core'`,
      `export const action: ActionDefinition<{ key: string }, { name: string }> = {`,
      `  title: 'Send', description: 'Sends.', fields: {}, perform: (_request, { payload }) => payload.name.length`,
      `}`,
      `// @ts-expect-error -- a definition is needed`,
      `export const wrong = new Destination()`,
      `export type All = [${imports.map((_, n) => `keyof typeof M${n}`).join(', ')}]`
    ]
    writeFileSync(join(program, 'program.cts'), source.join('\n'))
    const options = '--noEmit --ignoreConfig --strict --module node20 --target es2022 --types node --skipLibCheck false'
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const { stdout } = spawnSync(process.execPath, [compiler, ...options.split(' '), 'program.cts'], {
      cwd: program,
      encoding: 'utf8'
    })
    expect(stdout).toBe('')
  })

  it.each([() => runtime, () => destinations])('say what they need, and hold no tests', (built) => {
    const directory = join(program, 'node_modules', built().name)
    const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
    const source = join(root, 'packages', built() === runtime ? 'actions-core' : 'destination-actions', 'package.json')
    const { dependencies } = JSON.parse(readFileSync(source, 'utf8'))
    expect(manifest).toMatchObject({ name: built().name, version: built().version, dependencies })
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => /__tests__|\.ts$/.test(file) && !file.endsWith('.d.ts'))).toEqual([])
  })

  it('take the place of an earlier build, and of nothing else', async () => {
    const own = join(program, 'own')
    // An earlier build, and what one left that was killed.
    for (const folder of ['actions-core', 'actions-core.new']) {
      mkdirSync(join(own, folder), { recursive: true })
      writeFileSync(join(own, folder, 'package.json'), '{ "name": "@segment/actions-core" }')
      writeFileSync(join(own, folder, 'stale.js'), '')
    }
    const [built] = await buildPackages(root, own)
    expect(readdirSync(built!.directory)).not.toContain('stale.js')
    expect(readdirSync(own).toSorted()).toEqual(['actions-core', 'destination-actions'])

    rmSync(join(built!.directory, 'package.json'))
    await expect(buildPackages(root, own)).rejects.toMatchObject({
      exitCode: 2,
      message: `${built!.directory} holds something other than a build of @segment/actions-core. Give another folder by --directory.`
    })
    expect(readdirSync(built!.directory)).toContain('index.js')
  })
  it('leave nothing after Ctrl-C', async () => {
    const stopped = join(program, 'stopped')
    const before = readdirSync(dirname(program))
    const building = buildPackages(root, stopped)
    process.emit('SIGINT')
    await expect(building).rejects.toThrow(CancelledError)
    expect(existsSync(stopped)).toBe(false)
    expect(readdirSync(dirname(program))).toEqual(before)
  })
})
