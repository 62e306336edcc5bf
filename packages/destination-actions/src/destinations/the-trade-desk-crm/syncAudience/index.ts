import { batchSize, enableBatching, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, ExecuteInput, RequestClient } from '@segment/actions-core'
import { handOver } from '../../../lib/handover-bucket'
import { requestDropAddress, uploadToDrop, type DropOptions } from '../api'
import { lineOf } from '../people'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** How few people The Trade Desk makes a segment of. */
const MIN_PEOPLE = 1500

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audience to CRM Data Segment',
  description: 'Replaces the people of a CRM data segment by those of an audience.',
  defaultSubscription: 'event = "Audience Entered"',
  fields: {
    external_id: {
      label: 'CRM Data ID',
      description: 'The ID of the segment, which Engage knows since it created the audience.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.external_audience_id' }
    },
    pii_type: {
      label: 'PII Type',
      description: 'What the segment is made of: email addresses, or hashes of them for Unified ID 2.0.',
      type: 'string',
      choices: [
        { label: 'Email', value: 'Email' },
        { label: 'Email Hashed for Unified ID 2.0', value: 'EmailHashedUnifiedId2' }
      ],
      required: true
    },
    email: {
      label: 'Email Address',
      description: 'The email address of the person. For hashes, it may be hashed already, by SHA-256.',
      type: 'string',
      default: { '@path': '$.context.traits.email' }
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    event_name: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.event' }
    },
    batch_size: batchSize({ default: 100000, unsafe_hidden: true })
  },
  perform: (request, { payload, rawData, ...data }) =>
    syncPeople(request, { ...data, payload: [payload], rawData: [rawData] }),
  performBatch: syncPeople
}

type Data = Omit<ExecuteInput<Settings, Payload[]>, 'audienceMembership'>

async function syncPeople(
  request: RequestClient,
  { payload: people, rawData, settings, features, subscriptionMetadata }: Data
): Promise<void> {
  const [first] = people
  if (!first?.external_id) {
    throw new PayloadValidationError(
      'The event has no ID of a CRM data segment. Map the field CRM Data ID, or connect the audience again.'
    )
  }
  const options: DropOptions = { PiiType: first.pii_type, MergeMode: 'Replace', RetentionEnabled: true }
  // One line a person, also after the last one.
  const lines = people.flatMap((person) => lineOf(person) ?? []).map((line) => `${line}\n`)
  const content = lines.join('')
  if (features?.['actions-the-trade-desk-crm-legacy-flow']) {
    if (people.length < MIN_PEOPLE) {
      throw new PayloadValidationError(
        `The batch has ${people.length} people. The Trade Desk makes no segment of fewer than ${MIN_PEOPLE}.`
      )
    }
    await uploadToDrop(request, await requestDropAddress(request, settings, first.external_id, options), content)
    return
  }
  await handOver({
    folder: `actions-the-trade-desk-crm/${settings.advertiser_id}/${first.external_id}`,
    file: { extension: 'txt', rows: lines.length, content },
    instructions: {
      // The service reads one of the two, depending on its version.
      TDDAuthToken: settings.auth_token,
      TTDAuthToken: settings.auth_token,
      AdvertiserId: settings.advertiser_id,
      CrmDataId: first.external_id,
      DropOptions: options,
      RequeueCount: 0,
      segmentInternal: {
        audienceId: rawData?.[0]?.context?.personas?.computation_id ?? '',
        destinationConfigId: subscriptionMetadata?.destinationConfigId ?? '',
        subscriptionId: subscriptionMetadata?.actionConfigId ?? ''
      }
    }
  })
}

export default action
