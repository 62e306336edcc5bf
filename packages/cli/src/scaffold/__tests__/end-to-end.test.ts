import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckReport } from '../../check/check'
import { templates } from '../questions'
import { REPOSITORY, RunnableWorkspace } from './runnable-workspace'

const DOCUMENTS = join(REPOSITORY, 'packages/api-import/src/__tests__/documents')

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

const KEY = 're_not_a_real_key_0123'

/** The parts of a check. */
const PARTS = ['types', 'generated types', 'lint', 'rules', 'behaviour', 'tests', 'records']

const names = templates.map(({ value }) => value)
let workspace: RunnableWorkspace

beforeAll(() => {
  workspace = new RunnableWorkspace()
  // The packages that destinations for browsers may import.
  const manifest = 'packages/browser-destinations/package.json'
  cpSync(join(REPOSITORY, manifest), join(workspace.root, manifest))
})
afterAll(() => workspace.remove())

const run = (program: string, ...words: string[]) => workspace.run(program, ...words)

describe('a newcomer', () => {
  /** The words of the commands that init proposes after the first template. */
  let next: string[][]

  it.each(names)('scaffolds with the template %s and adds an action', async (name) => {
    const title = `Bob's "${name}" & Söhne`
    const made = await run('bin/run', 'init', '--name', title, '--slug', `actions-${name}`, '--template', name)
    const [folder, type] = name === 'browser' ? ['browser-destinations', 'browser'] : ['destination-actions', 'server']
    expect(made).toContain(`packages/${folder}/src/destinations/${name}/index.ts`)
    if (name === names[0]) next = [...made.matchAll(/^ {2}\.\/bin\/run (.*)$/gm)].map(([, words]) => words!.split(' '))
    const action = await run('bin/run', 'generate:action', 'sendEvent', type!)
    expect(action).toContain(
      `destinations/${name} (the ${[names[0], 'browser'].includes(name) ? 'only destination' : 'destination made last'}`
    )
  })

  it.each(['vonage-redact.yml', 'adafruit-io.json'])('drafts one from %s', async (file) => {
    const made = await run('bin/run', 'init', '--from-openapi', join(DOCUMENTS, file))
    expect(made).toContain('Created the destination in packages/')
  })

  const read = (file: string) => readFileSync(join(workspace.destinations, 'resend', file), 'utf8')

  // Each goes on from what the one before has left.
  it.each<[words: string[], printed: string[], then: () => void]>([
    [
      ['init', '--from-openapi', join(DOCUMENTS, 'resend.yaml')],
      [
        'sendEvent: POST /events/send',
        'Created the destination in packages/destination-actions/src/destinations/resend'
      ],
      () => {
        expect(read('index.ts')).toContain("slug: 'actions-resend'")
        expect(read('sendEvent/index.ts')).toContain('fields: {')
      }
    ],
    [
      ['generate:action', 'createContact', 'server'],
      ['Created the action createContact'],
      () => {
        expect(read('index.ts')).toContain('actions: { sendEvent, createEvent, sendEmail, createContact }')
        expect(existsSync(join(workspace.destinations, 'resend/createContact/index.ts'))).toBe(true)
      }
    ],
    [
      ['generate:types', '--path', 'packages/destination-actions/src/destinations/resend'],
      ['5 type files are current.'],
      () => {
        expect(read('generated-types.ts')).toContain('apiKey: string')
        expect(read('sendEvent/generated-types.ts')).toContain('event: string')
        expect(read('createContact/generated-types.ts')).toContain('export interface Payload {')
      }
    ],
    [
      ['try', 'resend', 'sendEvent', '--explain', '--dry-run', '--setting', `apiKey=${KEY}`],
      ['yes  type = "track"', 'reads    event = "Signed Up"', 'POST https://api.resend.com/events/send', '[redacted]'],
      () => undefined
    ],
    [['validate', 'resend'], ['No problems in 1 destination.'], () => undefined],
    [
      ['docs', 'resend', '--write'],
      ['Wrote packages/destination-actions/src/destinations/resend/README.md'],
      () => {
        expect(read('README.md')).toContain('- Key: `sendEvent`')
        expect(read('README.md')).toContain('- Key: `createContact`')
      }
    ],
    [['docs', 'resend', '--check'], ['README.md is current.'], () => undefined]
  ])('goes from the description of an API to a destination with its page: %j', async (words, printed, then) => {
    const { exitCode, stdout, stderr } = await workspace.end('bin/run', words)
    expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0 })
    for (const text of printed) expect(stdout).toContain(text)
    expect(stdout + stderr).not.toContain(KEY)
    then()
  })

  it('drafts one from some operations of an odd API', async () => {
    writeFileSync(join(workspace.root, 'odd.yaml'), ODD)
    const actions = ['trackAll', 'PUT /contacts/{contact}', 'anyProfile'].flatMap((name) => ['--action', name])
    expect(await run('bin/run', 'init', '--from-openapi', 'odd.yaml', ...actions)).toContain('destinations/odd')
  })

  it('drafts one from a curl command, without the values in it', async () => {
    writeFileSync(join(workspace.root, 'curl.txt'), CURL)
    expect(await run('bin/run', 'init', '--from-curl', '@curl.txt')).toContain('destinations/curly')
    expect(Object.values(workspace.contents()).filter((text) => text.includes('s3cret'))).toEqual([CURL])
  })

  it('writes the one of docs/write-a-destination.md', async () => {
    const guide = readFileSync(join(REPOSITORY, 'docs/write-a-destination.md'), 'utf8')
    const files = [...guide.matchAll(/<!-- file: (\S+) -->\n\n```\w+\n([\s\S]*?)```/g)]
    expect(files.map(([, path]) => path)).toContain('trackEvent/index.ts')
    for (const [, path, text] of files) workspace.write(`acme-mail/${path}`, text!)
    const lib = 'packages/destination-actions/src/lib'
    symlinkSync(join(REPOSITORY, lib), join(workspace.root, lib))
    await run('bin/run', 'generate:types', '--path', 'packages/destination-actions/src/destinations/acme-mail')
  })

  it('goes on by what init says is next, and all that was made passes every check', async () => {
    expect(next).toEqual([
      ['generate:action', 'sendEvent', 'server'],
      ['test', names[0]],
      ['try', names[0], 'sendEvent', '--dry-run', '--explain'],
      ['serve', names[0]],
      ['check', names[0]]
    ])
    await run('bin/run', ...next[2]!)
    // All at once, as the compiler, the linter and jest take long to start.
    const { exitCode, stdout, stderr } = await workspace.end('bin/run', ['check', '--json'])
    const report = JSON.parse(stdout) as CheckReport
    const found = report.parts.filter(({ ok, findings }) => !ok || findings.length > 0)
    expect({ exitCode, stderr, found }).toEqual({ exitCode: 0, stderr: '', found: [] })
    expect({ ok: report.ok, parts: report.parts.map(({ part }) => part) }).toEqual({ ok: true, parts: PARTS })
    expect(report.destinations).toHaveLength(names.length + 6)
    // The tests of 13 destinations take long on a slow machine.
  }, 600_000)

  it('builds the browser destination', async () => {
    expect(await run('bin/run', 'build:browser')).toContain('dist/web/manifest.json')
  })

  it.each<[number, string, ...string[]]>([
    [2, '--name', 'init'],
    [2, "The name '日本' has no Latin letter", 'init', '--name', '日本'],
    [2, 'is not valid. Outside of', 'init', '--name', 'X', '--directory', '/proc/x'],
    [2, 'Choose one of custom-auth', 'init', '--name', 'X', '--template', 'brwser'],
    [1, 'already', 'init', '--name', 'Another', '--slug', 'minimal'],
    [2, "Write 'server'", 'generate:action', 'other', 'browser', '--directory', 'minimal'],
    [2, "Write 'browser'", 'generate:action', 'other', 'server', '--directory', 'browser'],
    [2, 'runs in a browser', 'serve', 'browser'],
    [2, 'runs on a server', 'build:browser', 'minimal'],
    [2, 'brwser', 'generate:action', 'other', 'brwser'],
    [1, "already has an action 'sendEvent'", 'generate:action', 'sendEvent', 'server', '--directory', 'minimal'],
    [2, 'none', 'generate:types', 'none'],
    [1, 'broken/index.ts:1:', 'generate:types']
  ])('is told by exit code %i and %j what is wrong with %s', async (exitCode, message, ...words) => {
    workspace.addDestination('broken', 'export default {')
    const before = workspace.contents()
    const failure = run('bin/run', ...words)
    await expect(failure).rejects.toThrow(`exit code ${exitCode}`)
    await expect(failure).rejects.toThrow(message)
    expect(workspace.contents()).toEqual(before)
  })

  it('enters an action where the definition is, however index.ts takes it from there', async () => {
    workspace.write('moved/src/tool.ts', "export const tool = { name: 'Moved', mode: 'cloud', actions: {} }\n")
    workspace.addDestination('moved', "export { tool as default } from './src/tool'\n")
    const add = (...words: string[]) => run('bin/run', 'generate:action', ...words, '--directory', 'moved')
    await add('Größe senden', 'server')
    expect(workspace.contents()).toMatchObject({
      'moved/index.ts': "export { tool as default } from './src/tool'\n",
      'moved/src/tool.ts': expect.stringContaining("import grosseSenden from '../grosseSenden'\n")
    })
    expect(JSON.parse(await run('bin/run', 'describe', 'moved', '--json')).actions).toMatchObject([
      { key: 'grosseSenden', title: 'Größe Senden' }
    ])
    await expect(add('grosseSenden', 'server')).rejects.toThrow("already has an action 'grosseSenden'")
    expect(await add('grosseSenden', 'server', '--force')).toContain('Created the action grosseSenden in ')
  })
})
