import { findings, faultsOf } from './faults'
import { subjectWith, writeFolder } from './sample'

const faultsIn = (title: string, files: Record<string, string>) =>
  findings(title, { ...subjectWith(() => undefined), directory: writeFolder(files) })

describe('files are named after their content', () => {
  const title = 'files are named after their content'

  it.each(['index.ts', 'api.ts', 'fields.ts', 'generated-types.ts', 'send/index.ts', 'send/signature.ts'])(
    'allows %s',
    (file) => expect(faultsIn(title, { [file]: '' })).toEqual([])
  )

  it.each([
    ['utils.ts', "'utils' does not say"],
    ['send/helpers.ts', "'helpers' does not say"],
    ['common/api.ts', "'common' does not say"],
    ['constants.ts', "'constants' does not say"],
    ['acme-types.ts', "'acme-types' does not say"],
    ['apiV2.ts', "'apiV2' is a second version"],
    ['person-fields.ts', "'person-fields' duplicates fields.ts"]
  ])('finds %s', (file, message) => {
    expect(faultsIn(title, { [file]: '' })).toEqual([expect.stringContaining(message)])
  })
})

it.each([
  ['defaults with several sources use firstOf', "default: { '@if': { exists: a } }", 'Use firstOf()'],
  ['presets use preset', "{ name: 'Track', partnerAction: 'send' }", 'Use preset()'],
  ['batches use batched', 'performBatch: (request) => request(url)', 'Use batched()']
])('%s', (title, source, message) => {
  expect(faultsIn(title, { 'send/index.ts': `\n${source}\n` })).toEqual([expect.stringContaining(message)])
  expect(faultsIn(title, { 'send/__tests__/index.test.ts': source })).toEqual([])
})

it.each(['batches', 'batchesOnly'])('batches may be written by hand for a reason declared in %s', (part) => {
  const subject = subjectWith((d) => (d.actions.send.performBatch = () => undefined))
  const directory = writeFolder({
    'send/index.ts': 'performBatch: send',
    'conformance.json': JSON.stringify({ [part]: [{ actions: ['send'], reason: 'A batch is a file.' }] })
  })
  expect(findings('batches use batched', { ...subject, directory })).toEqual([])
})

it('keys are in the usual order', () => {
  const faults = faultsOf('keys are in the usual order', (d) => {
    const { title, ...rest } = d.actions.send
    d.actions.send = { ...rest, title }
  })
  expect(faults).toEqual([expect.stringContaining('actions.send')])
})
