import { batched, batchSize, enableBatching, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { hashed } from '../../../lib/hash'
import { normal } from '../../../lib/personal-data'
import { toIsoTime } from '../../../lib/times'
import { MOST_CONVERSIONS, ruleUrn, sendConversion, sendConversions } from '../api'
import { chooseRule } from '../conversion-rule'
import type { Settings } from '../generated-types'
import type { OnMappingSaveOutputs, Payload } from './generated-types'

/** LinkedIn takes conversions of the last 90 days. https://learn.microsoft.com/linkedin/marketing/conversions/conversions-faq */
const OLDEST = 90 * 24 * 60 * 60 * 1000

const action: ActionDefinition<Settings, Payload> = {
  title: 'Stream Conversion Event',
  description: 'Sends a conversion to LinkedIn for the conversion rule of the mapping.',
  defaultSubscription: 'type = "track"',
  fields: {
    conversionHappenedAt: {
      label: 'Time of the Conversion',
      description:
        'When the conversion happened: a date as of ISO 8601, or the milliseconds since 1970. LinkedIn takes conversions of the last 90 days.',
      type: 'string',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    conversionValue: {
      label: 'Conversion Value',
      description: 'What the conversion is worth.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      properties: {
        currencyCode: {
          label: 'Currency Code',
          description: 'The currency of the amount, as its three letters of ISO 4217.',
          type: 'string',
          required: true
        },
        amount: {
          label: 'Amount',
          description: 'The amount as a decimal number, such as `12.50`.',
          type: 'string',
          required: true
        }
      },
      default: { currencyCode: { '@path': '$.properties.currency' }, amount: { '@path': '$.properties.revenue' } }
    },
    eventId: {
      label: 'Event ID',
      description: 'The ID of the event. LinkedIn counts a conversion once that it gets from the Insight Tag as well.',
      type: 'string',
      default: { '@path': '$.messageId' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the person. It is hashed before it is sent, unless it is a hash already.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.traits.email' }
    },
    linkedInUUID: {
      label: 'LinkedIn UUID',
      description: 'The ID of the person in the first-party cookie of LinkedIn, `li_fat_id`.',
      type: 'string'
    },
    acxiomID: { label: 'Acxiom ID', description: 'The ID of the person at Acxiom.', type: 'string' },
    oracleID: { label: 'Oracle ID', description: 'The ID of the person at Oracle Moat.', type: 'string' },
    userInfo: {
      label: 'User Info',
      description: 'Further data about the person. LinkedIn can find a member by it where there is no ID.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      properties: {
        firstName: { label: 'First Name', description: 'The first name.', type: 'string', required: true },
        lastName: { label: 'Last Name', description: 'The last name.', type: 'string', required: true },
        companyName: { label: 'Company Name', description: 'The company that the person works for.', type: 'string' },
        title: { label: 'Job Title', description: 'The job title of the person.', type: 'string' },
        countryCode: {
          label: 'Country Code',
          description: 'The country of the person, as its two letters of ISO 3166.',
          type: 'string'
        }
      }
    },
    externalIds: {
      label: 'External IDs',
      description: 'Your own ID of the person. LinkedIn takes one, so the first of a list is sent.',
      type: 'string',
      multiple: true
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    batch_size: batchSize({ default: MOST_CONVERSIONS, unsafe_hidden: true })
  },
  hooks: { onMappingSave: chooseRule },
  ...batched({
    toItem: (payload: Payload, { hookOutputs }) => ({
      conversion: ruleUrn(chosenRule(hookOutputs)),
      conversionHappenedAt: recentTime(payload.conversionHappenedAt),
      conversionValue: payload.conversionValue,
      eventId: payload.eventId,
      user: userOf(payload)
    }),
    sendOne: sendConversion,
    send: sendConversions,
    limits: { count: MOST_CONVERSIONS },
    onRequestError: 'report',
    rejections: ({ data }) =>
      (data?.elements ?? []).flatMap(({ status = 201, error }, position) =>
        status < 400
          ? []
          : { position, status, message: error?.message ?? `LinkedIn rejected the conversion (${status}).` }
      )
  })
}

/** The ID of the conversion rule that was saved with the mapping. */
function chosenRule(hookOutputs: { onMappingSave?: { outputs?: OnMappingSaveOutputs } } | undefined): string {
  const id = hookOutputs?.onMappingSave?.outputs?.id
  if (id) return id
  throw new PayloadValidationError(
    'The mapping has no conversion rule. Choose one or create one, and save the mapping.'
  )
}

function recentTime(time: string): number {
  const milliseconds = Date.parse(toIsoTime(time))
  if (milliseconds > Date.now() - OLDEST) return milliseconds
  throw new PayloadValidationError(
    `"${time}" is no time within the last 90 days, which LinkedIn asks for. Map when the conversion happened.`
  )
}

function userOf({ email, linkedInUUID, acxiomID, oracleID, userInfo, externalIds }: Payload) {
  const ids = {
    SHA256_EMAIL: hashed(email, normal.email),
    LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID: linkedInUUID,
    AXCIOM_ID: acxiomID,
    ORACLE_MOAT_ID: oracleID
  }
  // LinkedIn wants the list also where it is empty and `userInfo` says who the person is.
  const userIds = Object.entries(ids).flatMap(([idType, idValue]) => (idValue ? { idType, idValue } : []))
  if (userIds.length === 0 && !userInfo) {
    throw new PayloadValidationError(
      'LinkedIn cannot tell who the person is. Map an email address, a LinkedIn UUID, an Acxiom ID, an Oracle ID or User Info.'
    )
  }
  return { userIds, userInfo, externalIds: externalIds?.slice(0, 1) }
}

export default action
