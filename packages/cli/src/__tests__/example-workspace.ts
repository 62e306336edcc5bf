import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { REPOSITORY, RunnableWorkspace } from '../scaffold/__tests__/runnable-workspace'

/** What the examples of the commands speak of, by its path in this repository. */
const PARTS = [
  'packages/destination-actions/src/destinations/canny',
  'packages/destination-actions/src/destinations/slack',
  'packages/destination-actions/src/destinations/webhook',
  'packages/destination-actions/fixtures/requests/actions-slack.json',
  'packages/destination-actions/src/lib',
  'packages/browser-destinations/src/destinations/koala',
  'packages/browser-destinations/src/lib',
  'packages/browser-destinations/src/runtime',
  'packages/browser-destinations/package.json'
]

const TEST = `it('takes part in a batch', () => undefined)\n`

const SCHEMA = '{ type: object, required: [email], properties: { email: { type: string, format: email } } }'

const BODY = `requestBody: { content: { application/json: { schema: ${SCHEMA} } } }`

const API = `openapi: 3.0.0
info: { title: Example, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /events: { post: { operationId: sendEvent, ${BODY} } }
  /contacts: { post: { ${BODY} } }
`

/**
 * A workspace in which the examples of the commands can be run: some destinations of this repository without their
 * tests, one called My Tool that logs in by OAuth, files with events and with an API, all committed to git.
 */
export class ExampleWorkspace extends RunnableWorkspace {
  /** The PATH for its commands: with an npm that tells its version faster than npm does. */
  readonly path = `${join(this.root, 'bin')}:${process.env.PATH}`

  /** The folders after `prepare`, and the content of each file. */
  private readonly folders = new Set<string>()
  private readonly files = new Map<string, Buffer>()

  /** Fills it. */
  async prepare(): Promise<void> {
    for (const part of PARTS) {
      const filter = (file: string) => !file.includes('__tests__')
      cpSync(join(REPOSITORY, part), join(this.root, part), { recursive: true, filter })
    }
    for (const name of ['slack', 'webhook']) this.write(`${name}/__tests__/index.test.ts`, TEST)
    mkdirSync(join(this.root, 'bin'))
    symlinkSync(join(REPOSITORY, 'bin/run'), join(this.root, 'bin/run'))
    writeFileSync(join(this.root, 'bin/npm'), '#!/bin/sh\necho 11.0.0\n', { mode: 0o755 })
    writeFileSync(join(this.root, 'openapi.yaml'), API)
    writeFileSync(join(this.root, 'orders.ndjson'), await this.run('bin/run', 'events', 'order-completed', '--ndjson'))
    writeFileSync(join(this.root, '.gitignore'), 'node_modules\n')
    await this.run('bin/run', 'init', '--name', 'My Tool', '--template', 'oauth2-auth')
    await this.run('bin/run', 'generate:action', 'trackEvent', 'server')
    await this.run('bin/run', 'generate:metadata-payload')
    mkdirSync(join(this.root, '.settings'))
    writeFileSync(join(this.root, '.settings/actions-my-tool.json'), JSON.stringify(SETTINGS))
    this.git('init', '--quiet', '--initial-branch=main')
    this.git('add', '.')
    this.git('commit', '--quiet', '--message=All')
    for (const { path, isFolder } of placesUnder(this.root)) {
      if (isFolder) this.folders.add(path)
      else this.files.set(path, readFileSync(path))
    }
  }

  /** Undoes all that happened since, but in `.git`. Without git, which would take most of the time of many examples. */
  reset(): void {
    for (const { path, isFolder } of placesUnder(this.root)) {
      if (!(isFolder ? this.folders : this.files).has(path)) rmSync(path, { recursive: true, force: true })
    }
    for (const [file, content] of this.files) {
      if (existsSync(file) && content.equals(readFileSync(file))) continue
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
  }

  private git(...words: string[]): void {
    const identity = ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com']
    execFileSync('git', ['-C', this.root, ...identity, ...words])
  }
}

/** The files and folders under a folder, without links and `.git`: a folder before what is in it. */
function placesUnder(folder: string): { path: string; isFolder: boolean }[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const own = entries.filter((entry) => entry.name !== '.git' && (entry.isFile() || entry.isDirectory()))
  return own.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isFile() ? { path, isFolder: false } : [{ path, isFolder: true }, ...placesUnder(path)]
  })
}

/** What `auth:login` has saved. */
const SETTINGS = {
  settings: {},
  auth: { accessToken: 'example-access', refreshToken: 'example-refresh' },
  oauth: {
    authorize_url: 'https://login.example.com/authorize',
    refresh_token_url: 'https://login.example.com/token',
    clientId: 'my-app'
  }
}
