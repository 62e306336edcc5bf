import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  /** What commands remember, such as the last scaffold, and a copy of it. */
  private readonly cache = join(this.root, 'node_modules', '.cache')
  private readonly kept = join(this.root, '.git', 'kept')

  /** Fills it. */
  async prepare(): Promise<void> {
    for (const part of PARTS) {
      const filter = (file: string) => !file.includes('__tests__')
      cpSync(join(REPOSITORY, part), join(this.root, part), { recursive: true, filter })
    }
    for (const name of ['slack', 'webhook']) this.write(`${name}/__tests__/index.test.ts`, TEST)
    mkdirSync(join(this.root, 'bin'))
    symlinkSync(join(REPOSITORY, 'bin/run'), join(this.root, 'bin/run'))
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
    cpSync(this.cache, this.kept, { recursive: true })
  }

  /** Takes back all that happened since. */
  reset(): void {
    this.git('reset', '--quiet', '--hard')
    this.git('clean', '--quiet', '--force', '-d')
    rmSync(this.cache, { recursive: true, force: true })
    cpSync(this.kept, this.cache, { recursive: true })
  }

  private git(...words: string[]): void {
    const identity = ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com']
    execFileSync('git', ['-C', this.root, ...identity, ...words])
  }
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
