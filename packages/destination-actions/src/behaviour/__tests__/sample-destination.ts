import { HTTPError, MultiStatusResponse } from '@segment/actions-core'
import type { DestinationDefinition, RequestClient } from '@segment/actions-core'
import { behaviour, makeCandidate } from '..'
import type { Candidate, Declaration } from '..'
import { describeFinding } from '../../conformance'

interface Settings {
  apiKey: string
  region: string
}

const post = (request: RequestClient, { region }: Settings, json: unknown) =>
  request(`https://${region}.vendor.test/events`, { method: 'post', json })

/** A definition that all checks accept, with {@link soundDeclaration}. */
function soundDefinition() {
  return {
    name: 'Sample',
    slug: 'actions-sample',
    mode: 'cloud',
    authentication: {
      scheme: 'custom',
      fields: {
        apiKey: { label: 'API Key', description: 'The key.', type: 'password', required: true },
        region: {
          label: 'Region',
          description: 'The region.',
          type: 'string',
          choices: [
            { label: 'US', value: 'us' },
            { label: 'EU', value: 'eu' }
          ],
          default: 'us'
        }
      },
      testAuthentication: (request, { settings }) => request(`https://${settings.region}.vendor.test/me`)
    },
    extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
    onDelete: (request, { settings, payload }) => post(request, settings, payload),
    actions: {
      send: {
        title: 'Send',
        description: 'Sends an event.',
        defaultSubscription: 'type = "track"',
        fields: {
          event: {
            label: 'Event',
            description: 'Its name.',
            type: 'string',
            required: true,
            default: { '@path': '$.event' }
          },
          kind: {
            label: 'Kind',
            description: 'A choice.',
            type: 'string',
            dynamic: true
          },
          person: {
            label: 'Person',
            description: 'Who did it.',
            type: 'object',
            properties: { id: { label: 'ID', type: 'string', required: true } },
            default: { id: { '@path': '$.userId' } }
          }
        },
        dynamicFields: {
          kind: async (request, { settings }) => {
            await request(`https://${settings.region}.vendor.test/kinds`)
            return { choices: [] }
          }
        },
        perform: (request, { settings, payload }) => post(request, settings, [payload]),
        performBatch: async (request, { settings, payload }) => {
          const answer = new MultiStatusResponse()
          const status = await post(request, settings, payload).then(
            (response) => response.status,
            (error: unknown) => {
              if (error instanceof HTTPError) return error.response.status
              throw error
            }
          )
          for (const sent of payload) {
            if (status < 300) answer.pushSuccessResponse({ status, sent: sent as object as never, body: '' })
            else answer.pushErrorResponse({ status, errormessage: 'The API refused the batch.' })
          }
          return answer
        }
      }
    },
    presets: [
      {
        name: 'Audiences',
        type: 'specificEvent',
        partnerAction: 'send',
        eventSlug: 'warehouse_audience_entered_track',
        mapping: { event: { '@path': '$.event' } }
      }
    ]
  } satisfies DestinationDefinition<Settings>
}

/** What the sound definition declares. */
export const soundDeclaration: Declaration = { hosts: ['us.vendor.test', 'eu.vendor.test'] }

/** A definition and a declaration that may break any rule of the types. */
export interface Breakable {
  // oxlint-disable-next-line typescript/no-explicit-any -- what is wrong with it is the point
  definition: any
  declaration: Declaration
}

/** The sound destination, tried out after `change` broke its definition or its declaration. */
export function brokenCandidate(change: (sample: Breakable) => void = () => {}): Promise<Candidate> {
  const sample: Breakable = { definition: soundDefinition(), declaration: { ...soundDeclaration } }
  change(sample)
  return makeCandidate(sample.definition, sample.declaration)
}

/** What the check with this title finds, in words. */
export async function findingsOf(title: string, candidate: Candidate): Promise<string[]> {
  const found = behaviour.find((one) => one.title === title)
  if (!found)
    throw new Error(`There is no check '${title}'. Available: ${behaviour.map((one) => one.title).join(', ')}.`)
  return (await found.check(candidate)).map(describeFinding)
}
