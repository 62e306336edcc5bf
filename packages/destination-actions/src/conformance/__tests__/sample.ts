import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ActionDefinition, DestinationDefinition, InputField } from '@segment/actions-core'
import { factsOf } from '../facts-of'
import type { Subject } from '../check'

/** A destination that keeps to everything, with one of each thing that is checked. */
function soundDefinition() {
  const fields = {
    channel: { label: 'Channel', description: 'Where to send to.', type: 'string', dynamic: true } as InputField,
    level: {
      label: 'Level',
      description: 'How urgent it is.',
      type: 'string',
      choices: ['low', 'high'],
      default: 'low'
    } as InputField,
    details: {
      label: 'Details',
      description: 'What is known.',
      type: 'object',
      properties: { id: { label: 'ID', type: 'string', dynamic: true, default: { '@path': '$.userId' } } }
    } as InputField,
    kind: {
      label: 'Kind',
      description: 'The kind.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: 'x'
    } as InputField,
    batch_size: { label: 'Batch Size', description: 'The most events.', type: 'number', default: 10 } as InputField
  }
  const send: ActionDefinition<unknown> = {
    title: 'Send',
    description: 'Sends it.',
    defaultSubscription: 'type = "track"',
    fields,
    dynamicFields: {
      channel: async () => ({ choices: [] }),
      details: { id: async () => ({ choices: [] }) }
    },
    perform: () => undefined,
    performBatch: () => undefined
  }
  return {
    name: 'Sample',
    slug: 'actions-sample',
    mode: 'cloud' as const,
    authentication: {
      scheme: 'custom' as const,
      fields: {
        apiKey: {
          label: 'API Key',
          description: 'The key.',
          type: 'password' as 'password' | 'string',
          required: true
        },
        region: {
          label: 'Region',
          description: 'Where the data stays.',
          type: 'string' as const,
          choices: [
            { label: 'United States', value: 'us' },
            { label: 'Europe', value: 'eu' }
          ],
          default: 'us'
        }
      }
    },
    presets: [
      {
        name: 'Tracked Events',
        type: 'automatic' as const,
        partnerAction: 'send',
        subscribe: 'type = "track"',
        mapping: { level: 'high', kind: 'x', batch_size: 10 }
      }
    ],
    actions: { send }
  }
}

/** A definition that may break any rule of the types, as one that was written in a hurry. */
// oxlint-disable-next-line typescript/no-explicit-any -- what is wrong with it is the point
export type Breakable = any

/** The sound destination in its own folder on disk, after `change` broke its definition. */
export function subjectWith(change: (definition: Breakable) => void): Subject {
  const definition = soundDefinition()
  const facts = JSON.parse(JSON.stringify(factsOf(definition as DestinationDefinition)))
  change(definition)
  return {
    name: 'sample',
    directory: writeFolder({ 'index.ts': "import send from './send'\n", 'send/index.ts': 'export default {}\n' }),
    definition: definition as DestinationDefinition,
    facts,
    others: [{ folder: 'other', name: 'Other', slug: 'actions-other' }]
  }
}

const root = mkdtempSync(join(tmpdir(), 'conformance-'))
let count = 0

afterAll(() => rmSync(root, { recursive: true }))

/** Writes files into a new temporary `src/destinations/sample` and returns the path of that folder. */
export function writeFolder(files: Record<string, string>): string {
  const directory = join(root, String(count++), 'src', 'destinations', 'sample')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  return directory
}
