import {
  batched,
  enableBatching,
  firstOf,
  InvalidAudienceMembershipError,
  PayloadValidationError
} from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { membershipIn } from '../../../lib/audience-membership'
import { changeCohort, saveCohort } from '../api'
import type { CohortChange } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audience',
  description: 'Adds a person to the cohort of an audience or removes them from it.',
  defaultSubscription: 'event = "Audience Entered" or event = "Audience Exited"',
  fields: {
    external_id: {
      label: 'External User ID',
      description: 'The external ID of the person in Braze.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    user_alias: {
      label: 'User Alias',
      description: 'An alias of the person, for people without an external ID.',
      type: 'object',
      properties: {
        alias_name: {
          label: 'Alias Name',
          description: 'The alias itself.',
          type: 'string',
          required: true
        },
        alias_label: {
          label: 'Alias Label',
          description: 'What kind of alias it is.',
          type: 'string',
          required: true
        }
      }
    },
    device_id: {
      label: 'Device ID',
      description: 'The ID of a device, for people who are known by nothing else.',
      type: 'string'
    },
    cohort_id: {
      label: 'Cohort ID',
      description: 'The ID of the cohort, which is that of the audience.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_id' }
    },
    cohort_name: {
      label: 'Cohort Name',
      description: 'The name of the cohort, which is the key of the audience.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    enable_batching: enableBatching,
    personas_audience_key: {
      label: 'Audience Key',
      description:
        'The key of the one audience that this mapping sends, as Engage shows it. Events of other audiences fail.',
      type: 'string',
      required: true
    },
    event_properties: {
      label: 'Properties or Traits',
      description: 'The properties or traits that say whether the person is in the audience.',
      type: 'object',
      required: true,
      unsafe_hidden: true,
      default: firstOf('$.properties', '$.traits')
    },
    time: {
      label: 'Time',
      description: 'When the person entered or left the audience.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.timestamp' }
    },
    batch_keys: {
      label: 'Batch Keys',
      description: 'The fields by which events are put into the same batch.',
      type: 'string',
      multiple: true,
      unsafe_hidden: true,
      default: ['cohort_name', 'cohort_id']
    }
  },

  ...batched({
    toItem: (payload: Payload) => payload,
    send: syncCohort,
    groupBy: ({ cohort_name }) => cohort_name
  })
}

/** Saves the cohort unless the host remembers that it is saved, and then changes who is in it. */
async function syncCohort(
  request: Parameters<typeof changeCohort>[0],
  payloads: Payload[],
  { settings, stateContext }: SendContext<Settings>
) {
  const { cohort_id, cohort_name: name, personas_audience_key, time } = payloads[0] as Payload
  if (name !== personas_audience_key) {
    throw new PayloadValidationError(
      `The event belongs to the audience '${name}', but the mapping sends '${personas_audience_key}'. Correct the field "Audience Key", or make a mapping for each audience.`
    )
  }
  const cohort_changes = changesOf(payloads)
  if (stateContext?.getRequestContext?.('cohort_name') !== name) {
    await saveCohort(request, settings, { name, cohort_id, created_at: time })
    stateContext?.setResponseContext?.('cohort_name', name, {})
  }
  return changeCohort(request, settings, { cohort_id, cohort_changes })
}

/** Of each person only the latest event counts. */
function changesOf(payloads: Payload[]): CohortChange[] {
  const enter: CohortChange = { user_ids: [], device_ids: [], aliases: [] }
  const leave: CohortChange = { user_ids: [], device_ids: [], aliases: [], should_remove: true }
  const seen = new Set<string>()
  for (const payload of payloads.toSorted((a, b) => Date.parse(b.time) - Date.parse(a.time))) {
    const { external_id, user_alias, device_id } = payload
    const person = JSON.stringify([external_id, user_alias, device_id])
    if (seen.has(person)) continue
    seen.add(person)
    const isMember = membershipIn(payload.event_properties, payload.personas_audience_key)
    if (isMember === undefined) {
      throw new InvalidAudienceMembershipError(
        `The properties have no boolean '${payload.personas_audience_key}', so it is not known whether the person is in the audience.`
      )
    }
    const change = isMember ? enter : leave
    if (external_id) change.user_ids.push(external_id)
    else if (user_alias) change.aliases.push(user_alias)
    else if (device_id) change.device_ids.push(device_id)
  }
  return [enter, leave].filter(
    ({ user_ids, aliases, device_ids }) => user_ids.length + aliases.length + device_ids.length
  )
}

export default action
