import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecordFile, type RecordedCase } from '@segment/action-destinations/records'
import { destinationsDirectory } from '../../workspace/destinations'
import { describeCheck } from '../../check/check'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { pickRecords } from '../pick-records'
import { describeRecords, isMet, replayFolder } from '../replay-folder'

const SOURCE = `export default {
  name: 'Tool', slug: 'actions-tool', mode: 'cloud',
  actions: { send: { title: 'Send', description: '', fields: {}, perform: (request) =>
    request('https://api.example.com/events', { method: 'post', json: { name: 'tool' } }) } }
}`

let workspace: TemporaryWorkspace
let folder: string

beforeEach(() => {
  workspace = new TemporaryWorkspace()
  workspace.addDestination('tool', SOURCE)
  folder = join(workspace.root, 'records')
  mkdirSync(folder)
})
afterEach(() => workspace.remove())

/** A case that the destination meets where the method is POST. */
const sent = (id: string, method: string): RecordedCase => ({
  id,
  call: 'event',
  action: 'send',
  input: { settings: {}, subscribe: 'type = "track"', mapping: {}, event: { type: 'track' } as never },
  exchanges: [
    {
      request: {
        method,
        url: 'https://api.example.com/events',
        headers: { 'content-type': 'application/json' },
        body: { json: { name: 'tool' } }
      },
      response: { status: 200, body: {} }
    }
  ],
  outcome: { ok: true }
})

function writeRecords(slug: string, cases: RecordedCase[]) {
  writeFileSync(join(folder, `${slug}.json`), JSON.stringify({ slug, clock: '2026-01-15T12:00:00.000Z', cases }))
}

const replayAll = (...names: string[]) => replayFolder(workspace.root, folder, names)

it('counts the cases that are met, says what differs, and names records without a destination', async () => {
  writeRecords('actions-tool', [sent('send/a', 'POST'), sent('send/b', 'PUT')])
  writeRecords('actions-other', [sent('send/a', 'POST')])
  const report = await replayAll()

  expect(report.destinations.every(isMet)).toBe(false)
  expect(describeRecords(report)).toEqual([
    'actions-tool: 1 of 2',
    '  send/b: request 1 method: expected "PUT", got "POST"',
    '1 of 2 cases in 1 destination.',
    'No destination for the records of actions-other.'
  ])
})

it('takes what conformance.json lists for met', async () => {
  writeRecords('actions-tool', [sent('send/a', 'POST'), sent('send/b', 'PUT')])
  workspace.write('tool/conformance.json', JSON.stringify({ differs: [{ cases: 'send/b', why: 'It is retired.' }] }))
  const report = await replayAll('tool')

  expect(report.destinations.every(isMet)).toBe(true)
  expect(describeRecords(report)[0]).toBe('actions-tool: 1 of 2, and 1 that differ on purpose')
})

it('refuses a folder without records, and a destination that has none there', async () => {
  await expect(replayAll()).rejects.toThrow(/^--records: there are no records in /)
  writeRecords('actions-other', [])
  await expect(replayAll('tool')).rejects.toThrow(/^--records: there are no records of tool in /)
})

it('picks at most eight cases an action, of those that are met or listed', async () => {
  const many = Array.from({ length: 12 }, (_, index) => {
    const one = sent(`send/${index}`, 'POST')
    one.input.features = { [`flag-${index}`]: true }
    return one
  })
  writeRecords('actions-tool', [...many, sent('send/b', 'PUT'), sent('send/c', 'PATCH')])
  workspace.write('tool/conformance.json', JSON.stringify({ differs: [{ cases: 'send/b', why: 'It is retired.' }] }))
  const lines = await pickRecords(workspace.root, folder, [])
  const file = join(workspace.destinations, '../../fixtures/requests/actions-tool.json')

  expect(lines).toEqual([
    expect.stringMatching(/^actions-tool: 8 of 14 cases, \d+ kB; 1 left out because they are not met$/)
  ])
  expect(existsSync(file)).toBe(true)
  expect(readRecordFile(file).cases).toHaveLength(8)
  expect(readRecordFile(file).cases.map(({ id }) => id)).toContain('send/b')
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(8 + 2)
})

describe('of a destination that runs in browsers', () => {
  const PLUGIN = `const act = async (context) => (window.tool.send(context.event.event), context)
const factory = () => [{ name: 'Page tool send', type: 'destination', load: async () => {}, track: act }]
export const destination = { name: 'Page tool', slug: 'actions-page-tool', mode: 'device', actions: {} }
export default Object.assign(factory, { pluginName: 'Page tool' })`

  /** A page that has the vendor's SDK, and one event. */
  const called = (id: string, event: string, recorded = event) => ({
    id,
    input: {
      settings: {},
      subscriptions: ['sub'],
      sdk: { before: { tool: { methods: { send: null } } } },
      events: [{ type: 'track', event }]
    },
    observed: { load: 'ok', calls: [{ at: 0, path: 'tool.send', args: [recorded] }] }
  })

  beforeEach(() => {
    const directory = join(destinationsDirectory(workspace.root, 'device'), 'page-tool')
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, 'index.ts'), PLUGIN)
    const subscription = { partnerAction: 'send', name: '', enabled: true, subscribe: 'type = "track"', mapping: {} }
    const cases = [called('send:a', 'Signed Up'), called('send:b', 'Signed In', 'Signed Out'), called('load:c', '')]
    const file = { slug: 'actions-page-tool', subscriptions: { sub: subscription, other: subscription }, cases }
    writeFileSync(join(folder, 'actions-page-tool.json'), JSON.stringify(file))
  })

  it('says what it calls otherwise', async () => {
    expect(describeRecords(await replayAll('page-tool'))).toEqual([
      'actions-page-tool: 2 of 3',
      '  send:b: calls[0].args[0]: expected "Signed Out", got "Signed In"',
      '2 of 3 cases in 1 destination.'
    ])
  })

  it('picks the cases that are met, and what they refer to', async () => {
    const lines = await pickRecords(workspace.root, folder, ['page-tool'])
    expect(lines).toEqual([
      expect.stringMatching(/^actions-page-tool: 2 of 3 cases, \d+ kB; 1 left out because they are not met$/)
    ])
    const picked = join(
      destinationsDirectory(workspace.root, 'device'),
      '../../fixtures/sdk-calls/actions-page-tool.json'
    )
    const { subscriptions, cases } = JSON.parse(readFileSync(picked, 'utf8'))
    expect(Object.keys(subscriptions)).toEqual(['sub'])
    expect(cases.map(({ id }: { id: string }) => id)).toEqual(['send:a', 'load:c'])
  })
})

it('sums up a check in one line, below what is wrong', () => {
  const types = { part: 'types', ok: true, ms: 1, findings: [] } as const
  const lint = { part: 'lint', ok: false, ms: 1, findings: ['one', 'two'] } as const
  const report = {
    ok: false,
    destinations: ['tool'],
    parts: [types, lint].map((part) => ({ ...part, findings: [...part.findings] }))
  }
  expect(describeCheck(report)).toEqual(['lint:', '  one', '  two', '', 'tool: types ok, lint FAILED. 1 of 2 failed.'])
})
