import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS, RunnableWorkspace } from './runnable-workspace'

const DOCUMENTS = join(__dirname, '../../../../api-import/src/__tests__/documents')

/** What the documents of vendors do not have: variables, OAuth, batches in a property, variants, forms. */
const ODD = `
openapi: 3.0.3
info: { title: Odd API }
servers:
  - url: https://{region}.odd.example/v1
    variables: { region: { default: us, enum: [us, eu] } }
security: [{ login: [] }]
components:
  securitySchemes:
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://odd.example/token } } }
paths:
  /me: { get: { operationId: me } }
  /{app_id}/track:
    post:
      operationId: trackAll
      parameters: [{ in: query, name: strict, required: true, schema: { type: string, default: '1' } }]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [events]
              properties:
                events:
                  type: array
                  items:
                    type: object
                    required: [event, userId, time, user, $insert_id]
                    properties:
                      event: { type: string, minLength: 3, maxLength: 9 }
                      userId: { type: string }
                      time: { type: integer, minimum: 100 }
                      sent_at: { type: string, format: date-time }
                      $insert_id: { type: string }
                      level: { type: integer, enum: [1, 2] }
                      user:
                        oneOf:
                          - { type: object, required: [email], properties: { email: { type: string, format: email } } }
                          - { type: object, required: [email, age], properties: { email: {}, age: { type: number } } }
                      items: { type: array, items: { type: object, required: [sku], properties: { sku: { type: string } } } }
                      properties: { type: object }
  /contacts/{contact}:
    put:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [email]
              properties: { email: { type: string, format: email }, first_name: { type: string }, vip: { type: boolean } }
  /profiles:
    post: { operationId: anyProfile, requestBody: { content: { application/json: { schema: { type: object } } } } }
`

const CURL = `curl -X POST 'https://api.curly.example/v2/people?source=docs' \\
  -H 'X-Api-Key: s3cret' -H 'content-type: application/json' \\
  -d '{"email":"s3cret@example.com","traits":{"plan":"s3cret"},"tags":["s3cret"]}'`

let workspace: RunnableWorkspace
const init = (...words: string[]) => workspace.run('bin/run', 'init', ...words)

beforeEach(() => {
  workspace = new RunnableWorkspace()
})
afterEach(() => workspace.remove())

describe('init from the description of an API', () => {
  it('makes destinations that pass all checks', async () => {
    for (const file of ['resend.yaml', 'vonage-redact.yml', 'adafruit-io.json']) {
      expect(await init('--from-openapi', join(DOCUMENTS, file))).toContain('Created the destination in packages/')
    }
    writeFileSync(join(workspace.root, 'odd.yaml'), ODD)
    const actions = ['trackAll', 'PUT /contacts/{contact}', 'anyProfile'].flatMap((name) => ['--action', name])
    await init('--from-openapi', 'odd.yaml', ...actions)
    writeFileSync(join(workspace.root, 'curl.txt'), CURL)
    await init('--from-curl', '@curl.txt')
    expect(Object.values(workspace.contents()).filter((text) => text.includes('s3cret'))).toEqual([CURL])
    await workspace.run('bin/run', 'validate')
    for (const [program, ...words] of CHECKS) await workspace.run(program!, ...words)
  })

  it('tells with --dry-run and --json what it would do, and does it with the same', async () => {
    const words = ['--from-openapi', join(DOCUMENTS, 'resend.yaml'), '--action', 'sendEvent', '--json']
    const before = workspace.contents()
    const planned = JSON.parse(await init(...words, '--dry-run')) as { dryRun: boolean; files: unknown[] }
    expect(workspace.contents()).toEqual(before)
    expect(planned).toMatchObject({ dryRun: true, notes: [] })
    expect(planned.files).toContainEqual({
      path: 'packages/destination-actions/src/destinations/resend/api.ts',
      change: 'create',
      diff: expect.stringContaining("+export const API_URL = 'https://api.resend.com'\n")
    })
    expect(JSON.parse(await init(...words))).toEqual({ ...planned, dryRun: false })
  })
})

describe('undo', () => {
  it('undoes the action, then the destination', async () => {
    const before = Object.keys(workspace.contents())
    await init('--name', 'My Tool', '--template', 'custom-auth')
    const made = workspace.contents()
    await workspace.run('bin/run', 'generate:action', 'sendEvent', 'server')
    const plan = await workspace.run('bin/run', 'undo', '--dry-run')
    expect(plan).toContain("  -import sendEvent from './sendEvent'")
    expect(plan).toMatch(/Would delete \S+sendEvent\/index\.ts \(\d+ lines\)/)
    expect(await workspace.run('bin/run', 'undo')).toContain('Undid the action sendEvent of My Tool.')
    expect(destinationsOf(workspace.contents())).toEqual(destinationsOf(made))
    expect(JSON.parse(await workspace.run('bin/run', 'undo', '--json'))).toMatchObject({
      dryRun: false,
      what: 'the destination My Tool'
    })
    expect(Object.keys(destinationsOf(workspace.contents()))).toEqual(before.filter((path) => !path.startsWith('..')))
    expect(await workspace.end('bin/run', ['undo'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'There is nothing to undo.\n'
    })
  })

  it('refuses when somebody has worked on it', async () => {
    await init('--name', 'My Tool', '--template', 'minimal')
    workspace.write('my-tool/README.md', 'Mine')
    const { exitCode, stderr } = await workspace.end('bin/run', ['undo'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain(
      'these files have changed since: packages/destination-actions/src/destinations/my-tool/README.md.'
    )
    expect(workspace.contents()['my-tool/README.md']).toBe('Mine')
  })
})

describe('flags', () => {
  it('can be given by environment variables', async () => {
    const variables = {
      ACTIONS_INIT_NAME: 'My Tool',
      ACTIONS_INIT_TEMPLATE: 'minimal',
      ACTIONS_INIT_SLUG: 'actions-other'
    }
    const { exitCode, stdout } = await workspace.end('bin/run', ['init'], variables)
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('destinations/other') })
    const more = { ACTIONS_GENERATE_ACTION_TITLE: 'From Outside', ACTIONS_GENERATE_ACTION_DRY_RUN: 'true' }
    const action = await workspace.end('bin/run', ['generate:action', 'send', 'server'], more)
    expect(action.stdout).toContain('Would create')
    const api = {
      ACTIONS_INIT_FROM_OPENAPI: join(DOCUMENTS, 'resend.yaml'),
      ACTIONS_INIT_ACTION: 'sendEvent,sendEmail'
    }
    const both = await workspace.end('bin/run', ['init', '--dry-run'], api)
    expect(both.stdout).toContain('resend/sendEvent/index.ts')
    expect(both.stdout).toContain('resend/sendEmail/index.ts')
    expect(both.stdout).not.toContain('createEvent')
  })

  it.each([
    [['--from-openapi', 'x', '--from-curl', 'y'], 'cannot also be provided'],
    [['--from-openapi', 'x', '--template', 'minimal'], 'cannot also be provided'],
    [['--from-openapi', 'none.yaml'], 'none.yaml cannot be read'],
    [['--from-openapi', join(DOCUMENTS, 'resend.yaml'), '--action', 'sendEvnt'], 'Did you mean sendEvent?']
  ])('refuses %j with exit code 2', async (words, message) => {
    const { exitCode, stdout, stderr } = await workspace.end('bin/run', ['init', ...words])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})

/** The files of the destinations, without what the CLI remembers. */
function destinationsOf(contents: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(contents).filter(([path]) => !path.startsWith('..')))
}
