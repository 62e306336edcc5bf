import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CancelledError } from '@segment/actions-input'
import { runCommand } from '../../__tests__/commands'
import { until } from '../../__tests__/processes'
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

/** Runs code in the program that installed the package, and returns what it printed. */
function run(file: string, code: string): string {
  writeFileSync(join(program, file), code)
  return execFileSync(process.execPath, [file], { cwd: program, encoding: 'utf8' })
}

/** Delivers an event, and does what programs do that use the published package: reads definitions and calls `perform`. */
const work = `
  const { createServer } = require('node:http')
  const loaded = () => Object.keys(require.cache).filter((path) => /destinations.[^/]+.index.js$/.test(path)).length
  const before = loaded()

  async function deliver() {
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => (body += part))
      request.on('end', () => response.end(console.log(request.method, request.url, body)))
    })
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
    const perform = (request, { payload }) =>
      request('http://127.0.0.1:' + server.address().port + '/events', { method: 'post', json: payload })
    const fields = { name: { label: 'Name', description: 'A name.', type: 'string', required: true } }
    const actions = { send: { title: 'Send', description: 'Sends.', fields, perform } }
    const destination = new Destination({ name: 'Mine', mode: 'cloud', actions })
    const subscription = { partnerAction: 'send', subscribe: 'type = "track"', mapping: { name: { '@liquid': '{{ event | upcase }}' } } }
    await destination.onEvent({ type: 'track', event: 'Signed Up' }, { subscription })
    console.log(parseFql('type = "track"').type, HTTPError === HTTPErrorOfKit)
    server.close()
  }

  async function usePublished() {
    const id = Object.keys(manifest).find((key) => manifest[key].directory === 'slack')
    const request = async (url, { json }) => console.log(url, json.text)
    const payload = { url: 'https://hooks.slack.com/services/T0/B0/X0', text: 'Hello' }
    console.log(before, slack.name, braze.slug, destinations[id] === slack, manifest[id].definition === slack)
    console.log(/^[0-9a-f]{24}$/.test(id), destinations.braze === braze, require(manifest[id].path).default === slack)
    await destinations[id].actions.postToChannel.perform(request, { payload, settings: {} })
    const made = [getDestinationById(id), await getDestinationByIdOrKey(id), await getDestinationByIdOrKey('braze')]
    console.log(made.map(({ name }) => name).join(), getDestinationById('nope'))
    console.log(await getDestinationByIdOrKey('slakc').catch(({ message }) => message))
    const all = Object.entries(destinations)
    console.log(all.length === Object.keys(manifest).length, all.every(([, { name, actions }]) => name && actions))
  }

  void deliver().then(usePublished)`

describe('built packages', () => {
  it.each([
    [
      'required',
      'program.cjs',
      `const { Destination, HTTPError } = require('@segment/actions-core')
      const { parseFql } = require('@segment/actions-core/trigger')
      const { HTTPError: HTTPErrorOfKit } = require('@segment/actions-core/request-client')
      const { destinations, manifest, getDestinationById, getDestinationByIdOrKey } = require('@segment/action-destinations')
      const slack = require('@segment/action-destinations/dist/destinations/slack').default
      const braze = require('@segment/action-destinations/dist/destinations/braze').default`
    ],
    [
      'imported',
      'program.mjs',
      `import { createRequire } from 'node:module'
      import { Destination, HTTPError } from '@segment/actions-core'
      import { parseFql } from '@segment/actions-core/trigger'
      import { HTTPError as HTTPErrorOfKit } from '@segment/actions-core/request-client'
      import { destinations, manifest, getDestinationById, getDestinationByIdOrKey } from '@segment/action-destinations'
      import slack from '@segment/action-destinations/dist/destinations/slack'
      import braze from '@segment/action-destinations/dist/destinations/braze'
      const require = createRequire(import.meta.url)`
    ]
  ])(
    'deliver when they are %s, share their classes, and serve users of the published package',
    (_how, file, imports) => {
      expect(run(file, imports + work).split('\n')).toEqual([
        'POST /events {"name":"SIGNED UP"}',
        'group true',
        '2 Slack actions-braze-cloud true true',
        'true true true',
        'https://hooks.slack.com/services/T0/B0/X0 Hello',
        'Slack,Slack,Braze Cloud Mode (Actions) null',
        expect.stringContaining('slack'),
        'true true',
        ''
      ])
    }
  )

  it('load one destination by its slug, and that alone', () => {
    const code = `
      const { list, load } = require('@segment/action-destinations')
      load('actions-slack').then(async ({ name, slug }) => {
        const { default: slack } = await import('@segment/action-destinations/dist/destinations/slack')
        console.log(name, slug, slack.slug, list().includes('segment'))
        const loaded = Object.keys(require.cache).filter((file) => /destinations.[^/]+.index.js$/.test(file))
        console.log(loaded.length)
      })`
    expect(run('load.cjs', code)).toBe('Slack actions-slack actions-slack true\n1\n')
  })

  /** A program that uses each sub-path. */
  const ofEachSubPath = () => {
    const names = runtime.entries.map((entry) => join(runtime.name, entry))
    const all = [...names, destinations.name, `${destinations.name}/dist/destinations/slack`]
    const imports = all.map((name, n) => `import type * as M${n} from '${name}'`)
    return [
      ...imports,
      `import { Destination, type ActionDefinition } from '@segment/actions-core'`,
      `export const action: ActionDefinition<{ key: string }, { name: string }> = {`,
      `  title: 'Send', description: 'Sends.', fields: {}, perform: (_request, { payload }) => payload.name.length`,
      `}`,
      `// @ts-expect-error -- a definition is needed`,
      `export const wrong = new Destination()`,
      `export type All = [${imports.map((_, n) => `keyof typeof M${n}`).join(', ')}]`
    ].join('\n')
  }

  /** A program that uses the types of the published package. */
  const ofPublished = `
      import { destinations, manifest, getDestinationById, getDestinationByIdOrKey, Destination } from '@segment/action-destinations'
      import type {
        ActionDefinition, AuthenticationScheme, BasicAuthentication, CustomAuthentication, DestinationDefinition,
        OAuth2Authentication, OAuth2ClientCredentials, RefreshAccessTokenResult, SegmentEvent, SubscriptionStats
      } from '@segment/action-destinations'
      import slack from '@segment/action-destinations/dist/destinations/slack'
      import braze from '@segment/action-destinations/dist/destinations/braze'
      export const all: DestinationDefinition[] = Object.values(destinations)
      export const paths: string[] = Object.values(manifest).map(({ path, directory, definition }) => path + directory + definition.name)
      export const made: Promise<(Destination | null)[]> = Promise.all([getDestinationById('id'), getDestinationByIdOrKey('slack')])
      export const names: string[] = [slack.name, braze.name]
      export const perform = slack.actions.postToChannel!.perform
      export type All = [ActionDefinition<unknown>, AuthenticationScheme, BasicAuthentication, CustomAuthentication,
        OAuth2Authentication, OAuth2ClientCredentials, RefreshAccessTokenResult, SegmentEvent, SubscriptionStats]
      // @ts-expect-error -- a definition has no such key
      export const wrong = slack.missing`

  /**
   * Compiles the example of a host, with programs that use the types, as one program: reading the types of every
   * destination takes most of the time. In one thread, as the others repeat work. Returns its folder, and what the
   * compiler says.
   */
  function compile(resolution: 'nodenext' | 'bundler', programs: Record<string, string>, options: string[] = []) {
    const folder = join(program, `host-${resolution}`)
    cpSync(join(root, 'examples', 'host'), folder, { recursive: true })
    for (const [file, text] of Object.entries(programs)) writeFileSync(join(folder, file), text)
    const project = { extends: `./tsconfig.${resolution}.json`, include: ['*.ts', '*.mts', '*.cts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project))
    const words = [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.', '--singleThreaded', ...options]
    const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
    return { folder, complaints: stdout + stderr }
  }

  it('have types for the module resolution of node, and run the example of a host', () => {
    const { folder, complaints } = compile('nodenext', {
      'drop-in.mts': ofPublished,
      'drop-in.cts': ofPublished,
      'sub-paths.cts': ofEachSubPath()
    })
    expect(complaints).toBe('')
    const printed = execFileSync(process.execPath, ['out/host.js'], { cwd: folder, encoding: 'utf8', timeout: 60_000 })
    // It shows what the README of the runtime promises to hosts.
    expect(printed).toBe(readFileSync(join(folder, 'expected.txt'), 'utf8'))
  })

  it('have types for the module resolution of bundlers', () => {
    // The declarations themselves have been checked above, by the stricter resolution.
    const programs = { 'drop-in.ts': ofPublished, 'sub-paths.ts': ofEachSubPath() }
    expect(compile('bundler', programs, ['--skipLibCheck', '--noEmit']).complaints).toBe('')
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
})

describe('a build', () => {
  let workspace: string

  /** A workspace whose two packages export one word each: its build is short. */
  beforeEach(() => {
    workspace = mkdtempSync(join(dirname(program), 'workspace-'))
    for (const [folder, name] of [
      ['actions-core', runtime.name],
      ['destination-actions', destinations.name]
    ] as const) {
      const source = join(workspace, 'packages', folder)
      mkdirSync(join(source, 'src'), { recursive: true })
      const manifest = { name, version: '1.0.0', exports: { '.': './src/index.ts' } }
      writeFileSync(join(source, 'package.json'), JSON.stringify(manifest))
      writeFileSync(join(source, 'src/index.ts'), "export const word: string = 'new'\n")
    }
    for (const file of ['LICENSE', 'tsconfig.json', 'tsconfig.build.json'])
      cpSync(join(root, file), join(workspace, file))
    symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'))
  })
  afterEach(() => rmSync(workspace, { recursive: true }))

  it('takes the place of an earlier one, and of nothing else', async () => {
    const own = join(workspace, 'own')
    // An earlier build, and what one left that was killed.
    for (const folder of ['actions-core', 'actions-core.new']) {
      mkdirSync(join(own, folder), { recursive: true })
      writeFileSync(join(own, folder, 'package.json'), JSON.stringify({ name: runtime.name }))
      writeFileSync(join(own, folder, 'stale.js'), '')
    }
    const [built] = await buildPackages(workspace, own)
    expect(readdirSync(built!.directory).toSorted()).toEqual(['LICENSE', 'index.d.ts', 'index.js', 'package.json'])
    expect(readdirSync(own).toSorted()).toEqual(['actions-core', 'destination-actions'])

    rmSync(join(built!.directory, 'package.json'))
    await expect(buildPackages(workspace, own)).rejects.toMatchObject({
      exitCode: 2,
      message: `${built!.directory} contains something other than a build of @segment/actions-core. Pass another folder with --directory.`
    })
    expect(readdirSync(built!.directory)).toContain('index.js')
  })

  it('is installed by the line that the command prints, and stays when something else is installed', async () => {
    const { stdout } = await runCommand(workspace, ['build:packages', '--directory', join(workspace, 'built here')])
    const own = join(workspace, 'own')
    mkdirSync(join(own, 'other'), { recursive: true })
    writeFileSync(join(own, 'package.json'), '{}')
    writeFileSync(join(own, 'other', 'package.json'), JSON.stringify({ name: 'other', version: '1.0.0' }))
    const env = { ...process.env, npm_config_offline: 'true', npm_config_audit: 'false' }
    for (const line of [stdout.split('To install them in a program: ')[1]!, 'npm install ./other']) {
      execFileSync('sh', ['-c', line], { cwd: own, env, stdio: 'pipe' })
    }
    // Of a link, the dependencies would be gone by now.
    expect(lstatSync(join(own, 'node_modules', runtime.name)).isDirectory()).toBe(true)
    const words = ['-p', `require('${runtime.name}').word`]
    expect(execFileSync(process.execPath, words, { cwd: own, encoding: 'utf8' })).toBe('new\n')
  })

  it('leaves nothing after Ctrl-C', async () => {
    const before = readdirSync(join(workspace, 'packages'), { recursive: true })
    const drafts = () => readdirSync(dirname(program)).filter((name) => name.startsWith('packages-'))
    const draftsBefore = drafts()
    const building = buildPackages(workspace)
    process.emit('SIGINT')
    await expect(building).rejects.toThrow(CancelledError)
    expect(readdirSync(join(workspace, 'packages'), { recursive: true })).toEqual(before)
    expect(drafts()).toEqual(draftsBefore)
  })

  it('does not wait after Ctrl-C for the program that the compiler runs', async () => {
    const started = join(workspace, 'started')
    const own = `require('node:fs').writeFileSync(${JSON.stringify(started)}, ''); setInterval(() => {}, 1000)`
    const endless = `process.on('SIGINT', () => {}).on('SIGTERM', () => {}); ${own}`
    const code = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(endless)}])`
    rmSync(join(workspace, 'node_modules'))
    mkdirSync(join(workspace, 'node_modules/typescript/bin'), { recursive: true })
    writeFileSync(join(workspace, 'node_modules/typescript/bin/tsc'), code)
    const building = buildPackages(workspace)
    await until(() => existsSync(started) && process.emit('SIGINT'))
    await expect(building).rejects.toThrow(CancelledError)
  })
})
