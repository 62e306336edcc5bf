import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RunnableWorkspace } from '../scaffold/__tests__/runnable-workspace'
import type { ProcessResult } from './processes'

const DOCUMENT = join(__dirname, '../../../api-import/src/__tests__/documents/resend.yaml')

const KEY = 're_not_a_real_key_0123'

let workspace: RunnableWorkspace

beforeAll(() => {
  workspace = new RunnableWorkspace()
})
afterAll(() => workspace.remove())

const run = (...words: string[]): Promise<ProcessResult> => workspace.end('bin/run', words)

const read = (file: string) => readFileSync(join(workspace.destinations, 'resend', file), 'utf8')

/** The newcomer's way, step by step: each goes on from what the one before has left. */
describe('from the description of an API to a destination with its page', () => {
  it.each<[words: string[], printed: string[], then: () => void]>([
    [
      ['init', '--from-openapi', DOCUMENT, '--action', 'sendEvent'],
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
        expect(read('index.ts')).toContain('actions: { sendEvent, createContact }')
        expect(existsSync(join(workspace.destinations, 'resend/createContact/index.ts'))).toBe(true)
      }
    ],
    [
      ['generate:types'],
      ['3 type files are current.'],
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
    [['validate'], ['No problems in 1 destination.'], () => undefined],
    [['test', 'resend'], [], () => undefined],
    [
      ['docs', 'resend', '--write'],
      ['Wrote packages/destination-actions/src/destinations/resend/README.md'],
      () => {
        expect(read('README.md')).toContain('- Key: `sendEvent`')
        expect(read('README.md')).toContain('- Key: `createContact`')
      }
    ],
    [['docs', 'resend', '--check'], ['README.md is current.'], () => undefined]
  ])(
    '%j',
    async (words, printed, then) => {
      const { exitCode, stdout, stderr } = await run(...words)
      expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0 })
      for (const text of printed) expect(stdout).toContain(text)
      expect(stdout + stderr).not.toContain(KEY)
      then()
    },
    120_000
  )
})
