import { batched, batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { hashed } from '../../../lib/hash'
import { normal } from '../../../lib/personal-data'
import { sendRecords } from '../api'
import type { AudienceRecord } from '../api'
import type { AudienceSettings, Settings } from '../generated-types'
import type { Payload } from './generated-types'

const consentChoices = [
  { label: 'Granted', value: 'GRANTED' },
  { label: 'Denied', value: 'DENIED' }
]

/** The feature of the host that sends consents. */
const CONSENT_FEATURE = 'actions-amazon-amc-consent'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audiences to DSP',
  description: 'Adds a person to an audience or removes them from it.',
  defaultSubscription: 'event = "Audience Entered" or event = "Audience Exited"',
  fields: {
    event_name: {
      label: 'Event Name',
      description: 'The name of the event: `Audience Entered` adds the person, any other removes them.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.event' }
    },
    externalUserId: {
      label: 'External User ID',
      description: 'Your own ID of the person.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.context.traits.email', '$.properties.email')
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.properties.first_name' }
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.properties.last_name' }
    },
    phone: {
      label: 'Phone Number',
      description: 'The phone number of the person, with the code of its country. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.properties.phone' }
    },
    postal: {
      label: 'Postal Code',
      description: 'The postal code of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.properties.postal' }
    },
    state: {
      label: 'State',
      description: 'The code of the state of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.properties.state' }
    },
    city: {
      label: 'City',
      description: 'The city of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.properties.city' }
    },
    address: {
      label: 'Address',
      description: 'The street and house number of the person. They are hashed before they are sent.',
      type: 'string',
      category: 'hashedPII',
      default: { '@path': '$.properties.address' }
    },
    audienceId: {
      label: 'Audience ID',
      description: 'The ID of the audience in Amazon Ads.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.external_audience_id' }
    },
    consent: {
      label: 'Consent',
      description:
        'What the person consents to. It goes to Amazon where the feature `actions-amazon-amc-consent` is on.',
      type: 'object',
      properties: {
        ipAddress: {
          label: 'IP Address',
          description: 'The IP address of the person, which tells their country.',
          type: 'string'
        },
        amznAdStorage: {
          label: 'Ad Storage',
          description: 'Whether the person lets Amazon store advertising data.',
          type: 'string',
          choices: consentChoices
        },
        amznUserData: {
          label: 'User Data',
          description: 'Whether the person lets Amazon use their data for advertising.',
          type: 'string',
          choices: consentChoices
        },
        tcf: {
          label: 'TCF String',
          description: 'The consent of the person in the form of the Transparency and Consent Framework.',
          type: 'string'
        },
        gpp: {
          label: 'GPP String',
          description: 'The consent of the person in the form of the Global Privacy Platform.',
          type: 'string'
        }
      },
      default: {
        ipAddress: { '@path': '$.properties.ip' },
        amznAdStorage: { '@path': '$.properties.amznAdStorage' },
        amznUserData: { '@path': '$.properties.amznUserData' },
        tcf: { '@path': '$.properties.tcf' },
        gpp: { '@path': '$.properties.gpp' }
      }
    },
    enable_batching: { ...enableBatching, required: true },
    batch_size: batchSize({ minimum: 1500, maximum: 10000, default: 10000 })
  },
  // All events of a mapping belong to the one audience that it is connected to.
  ...batched({
    toItem: (payload: Payload, { audienceSettings, features }) => ({
      audienceId: payload.audienceId,
      record: recordOf(payload, audienceSettings as AudienceSettings | undefined, features?.[CONSENT_FEATURE])
    }),
    send: (request, items, { settings }: SendContext<Settings>) => {
      const [{ audienceId }] = items as [(typeof items)[number]]
      return sendRecords(
        request,
        settings,
        audienceId,
        items.map(({ record }) => record)
      )
    },
    limits: { count: 10_000 },
    onRequestError: 'report'
  })
}

function recordOf(payload: Payload, audience: AudienceSettings | undefined, withConsent = false): AudienceRecord {
  const countryCode = audience?.countryCode
  const { ipAddress, amznAdStorage, amznUserData, tcf, gpp } = payload.consent ?? {}
  const amazonConsent = amznAdStorage || amznUserData ? { amznAdStorage, amznUserData } : undefined
  const consent = amazonConsent || tcf || gpp ? { amazonConsent, tcf, gpp } : undefined
  return {
    externalUserId: payload.externalUserId,
    countryCode,
    action: payload.event_name === 'Audience Entered' ? 'CREATE' : 'DELETE',
    hashedPII: [
      {
        firstname: hashed(payload.firstName, lettersAndDigits),
        lastname: hashed(payload.lastName, lettersAndDigits),
        address: hashed(payload.address, lettersAndDigits),
        postal: hashed(payload.postal, lettersAndDigits),
        phone: hashed(payload.phone, normal.phoneDigits),
        city: hashed(payload.city, lettersAndDigits),
        state: hashed(payload.state, lettersAndDigits),
        email: hashed(payload.email, normal.email)
      }
    ],
    ...(withConsent && { userConsent: { geo: { countryCode, ipAddress }, consent } })
  }
}

/**
 * The form of names and addresses that Amazon hashes: lower case, only the letters of English and digits.
 * https://advertising.amazon.com/help/GCCXMZYCK4RXWS6C
 */
function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

export default action
