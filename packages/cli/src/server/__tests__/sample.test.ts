import { execFileSync } from 'node:child_process'
import type { InputField, SyncModeDefinition } from '@segment/actions-core'
import { parseFql } from '@segment/actions-core/trigger'
import { assert, constantFrom, property, string } from 'fast-check'
import { curlLine } from '../routes'
import { sampleCall, sampleSettings } from '@segment/actions-events'

const destination = { name: 'Example', mode: 'cloud', actions: {} } as const

function sampleOf(field: Partial<InputField>, trigger?: string) {
  const fields = { field: { label: 'Field', description: '', type: 'string', required: true, ...field } as InputField }
  return sampleCall(destination, { fields }, trigger === undefined ? undefined : parseFql(trigger))
}

it.each<[Partial<InputField>, unknown]>([
  [{ type: 'string' }, 'example'],
  [{ type: 'text' }, 'An example text'],
  [{ type: 'string', minimum: 10 }, 'example...'],
  [{ type: 'string', maximum: 3 }, 'exa'],
  [{ type: 'string', placeholder: 'A-1' }, 'A-1'],
  [{ type: 'string', format: 'email', placeholder: 'your address' }, 'ada@example.com'],
  [{ type: 'string', format: 'uri', placeholder: 'https://hooks.example.com/x' }, 'https://hooks.example.com/x'],
  [{ type: 'string', format: 'uri', placeholder: 'the address' }, 'https://example.com/'],
  [{ type: 'string', choices: ['a', 'b'] }, 'a'],
  [{ type: 'number', choices: [{ value: 0, label: 'None' }] }, 0],
  [{ type: 'integer', minimum: 5 }, 5],
  [{ type: 'number', maximum: 0 }, 0],
  [{ type: 'boolean' }, true],
  [{ type: 'datetime' }, '2026-01-02T03:04:05.000Z'],
  [{ type: 'string', multiple: true }, ['example']],
  [{ type: 'object' }, {}],
  [
    {
      type: 'object',
      properties: { id: { label: 'Id', type: 'integer', required: true }, note: { label: 'Note', type: 'string' } }
    },
    { id: 1 }
  ]
])('a required field %j without a default is mapped to %j', (field, value) => {
  expect(sampleOf(field).mapping).toEqual({ field: value })
})

it('a literal default and an optional field need no sample', () => {
  expect(sampleOf({ default: 'x' })).not.toHaveProperty('mapping')
  expect(sampleOf({ required: false })).not.toHaveProperty('mapping')
})

it('the event has a value wherever the default of a required field looks', () => {
  const looks = { '@if': { exists: { '@path': '$.context.device.id' }, then: { '@path': '$.properties.mail' } } }

  expect(sampleOf({ default: looks, format: 'email' }).payload).toMatchObject({
    context: { device: { id: 'ada@example.com' } },
    properties: { mail: 'ada@example.com' }
  })
})

it('the event has a value of the type of the property wherever the default of a required object looks', () => {
  const properties = { id: { label: 'Id', type: 'integer' }, ids: { label: 'Ids', type: 'string', multiple: true } }
  const looks = (key: string) => ({ '@path': `$.properties.${key}` })

  expect(
    sampleOf({
      type: 'object',
      properties: properties as InputField['properties'],
      default: { id: looks('id'), ids: looks('ids'), more: looks('more') }
    }).payload
  ).toMatchObject({ properties: { id: 1, ids: ['example'], more: 'example' } })
})

it('what the event has already stays', () => {
  expect(sampleOf({ default: { '@path': '$.userId' } }).payload).toMatchObject({ userId: 'user1234' })
  expect(sampleOf({ default: { '@path': '$.userId.deeper' } }).payload).toMatchObject({ userId: 'user1234' })
})

it.each([
  [undefined, { type: 'track', event: 'Test Event', properties: expect.anything() }],
  ['type = "identify"', { type: 'identify', traits: expect.anything() }],
  ['(type = "page" or type = "screen") and name != null', { type: 'page' }],
  [
    'type = "track" and event = "Order Completed"',
    { type: 'track', event: 'Order Completed', properties: { order_id: expect.any(String), total: expect.any(Number) } }
  ],
  ['no trigger', { type: 'track' }]
])('the event fits the trigger %j', (trigger, event) => {
  expect(sampleOf({}, trigger).payload).toMatchObject(event)
})

it('the sync mode is the default of the action', () => {
  const syncMode: SyncModeDefinition = { default: 'upsert', label: '', description: '', choices: [] }

  expect(sampleCall(destination, { fields: {}, syncMode }).mapping).toEqual({ __segment_internal_sync_mode: 'upsert' })
})

it('settings are sampled where they are required', () => {
  const field = { label: 'Setting', description: '', type: 'string' } as const

  expect(sampleSettings({ a: { ...field, required: true }, b: field })).toEqual({ a: 'example' })
})

it('a shell takes the command line apart into what was put in', () => {
  const shell = (line: string) =>
    execFileSync('sh', ['-c', `curl() { for word; do printf '%s\\0' "$word"; done; }; ${line}`], { encoding: 'utf8' })
  const text = string({ unit: constantFrom("'", '"', '\\', '$', '`', '!', '\n', ' ', 'é', 'a') })

  assert(
    property(text, (value) => {
      const words = shell(curlLine('http://127.0.0.1:3000/send', { value })).split('\0')
      expect(words.slice(0, 2)).toEqual(['-s', 'http://127.0.0.1:3000/send'])
      expect(JSON.parse(words[5]!)).toEqual({ value })
    }),
    { seed: 7, numRuns: 25 }
  )
})
