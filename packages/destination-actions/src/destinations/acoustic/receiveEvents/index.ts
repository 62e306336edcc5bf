import { firstOf, IntegrationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { uploadSigned } from '../../../lib/signed-upload'
import { flatten } from '../attributes'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Events',
  description: 'Sends an event to Acoustic with all its attributes in one flat list.',
  fields: {
    key_value_pairs: {
      label: 'Key-Value Pairs',
      description: 'Attributes that you name yourself.',
      type: 'object'
    },
    array_data: {
      label: 'Array Data',
      description: 'A list of objects, such as products. Their attributes are named by position: 0.name, 1.name.',
      type: 'object',
      multiple: true,
      additionalProperties: true
    },
    context: { label: 'Context', description: 'An object of the event, such as its context.', type: 'object' },
    properties: { label: 'Properties', description: 'The properties of a track call.', type: 'object' },
    traits: { label: 'Traits', description: 'The traits of an identify call.', type: 'object' },
    uniqueRecipientId: {
      label: 'Unique Recipient ID',
      description: 'What Acoustic knows the person by, such as the email address.',
      type: 'string',
      format: 'text',
      required: true,
      default: firstOf('$.properties.email', '$.traits.email')
    },
    type: {
      label: 'Type',
      description: 'The type of the event. Acoustic shows it with the word Event after it.',
      type: 'string',
      required: true,
      default: { '@path': '$.type' }
    },
    timestamp: {
      label: 'Timestamp',
      description: 'When the event happened.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    }
  },
  perform: (request, { payload, settings, rawData, audienceMembership }) => {
    const { key_value_pairs, array_data, traits, properties, context } = payload
    if (!key_value_pairs && !array_data && !traits && !properties && !context) {
      throw new IntegrationError(
        'The mapping has no attributes. Map at least one of the key-value pairs, array data, context, properties or traits.',
        'INVALID_NO_DATA_MAPPED',
        400
      )
    }
    // Acoustic takes the membership of every event. One that is of no audience has the text undefined for its key.
    const { computation_key: audienceKey } = personasOf(rawData)
    const event = {
      uniqueRecipient: payload.uniqueRecipientId,
      eventSource: `${payload.type} Event`,
      timestamp: payload.timestamp,
      // Where two of them have an attribute of the same name, the later one counts.
      ...flatten(key_value_pairs),
      ...flatten(array_data),
      ...flatten(traits),
      ...flatten(properties),
      ...flatten(context),
      [String(audienceKey)]: audienceMembership ? 'Audience Entered' : 'Audience Exited'
    }
    // Acoustic documents the set-up, not the file; its form is that of recorded requests:
    // https://www.twilio.com/docs/segment/connections/destinations/catalog/actions-acoustic
    return uploadSigned(request, {
      bucket: settings.s3_bucket_accesspoint_alias,
      path: `${settings.fileNamePrefix}${new Date().toISOString().replace(/[-:.]/g, '_')}.json`,
      region: settings.s3_region,
      accessKeyId: settings.s3_access_key,
      secretAccessKey: settings.s3_secret,
      content: JSON.stringify(event)
    })
  }
}

function personasOf(event: { context?: { personas?: { computation_key?: string } } } | undefined) {
  return event?.context?.personas ?? {}
}

export default action
