import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { api, emailChannelId } from '../api'
import { namedUserId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Register And Associate',
  description: 'Registers an email address or phone number, and assigns it to a named user.',
  defaultSubscription: 'type = "track" and event="Address Registered"',
  fields: {
    channel_type: {
      label: 'Channel Type',
      description: 'What kind of channel it is. Airship tells that by the ID, so it is not sent.',
      type: 'string',
      choices: ['email', 'sms'],
      default: 'email'
    },
    sms_sender: {
      label: 'SMS Sender',
      description: 'The number or short code that messages come from. SMS needs it.',
      type: 'string'
    },
    named_user_id: namedUserId,
    locale: {
      label: 'Locale',
      description: 'The locale of the person, such as `en-US`.',
      type: 'string',
      default: { '@path': '$.context.locale' }
    },
    timezone: {
      label: 'Time Zone',
      description: 'The time zone of the person, such as `Europe/Berlin`.',
      type: 'string',
      default: { '@path': '$.context.timezone' }
    },
    opt_in_choices: {
      label: 'Email Opt-In',
      description:
        'Whether a new email address counts at once (`classic`), or only after the person has confirmed it (`double`).',
      type: 'string',
      choices: ['classic', 'double'],
      default: 'classic'
    },
    channel_object: {
      label: 'Channel',
      description: 'The address, and what the person agreed to.',
      type: 'object',
      required: true,
      additionalProperties: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        address: {
          label: 'Address',
          description: 'The email address, or the phone number with the code of its country.',
          type: 'string',
          required: true
        },
        new_address: {
          label: 'New Address',
          description: 'The address that takes the place of the old one, where the person has changed it.',
          type: 'string'
        },
        commercial_opted_in: {
          label: 'Commercial Opted In',
          description: 'When the person agreed to commercial email, as an ISO date.',
          type: 'string'
        },
        commercial_opted_out: {
          label: 'Commercial Opted Out',
          description: 'When the person refused commercial email, as an ISO date.',
          type: 'string'
        },
        click_tracking_opted_in: {
          label: 'Click Tracking Opted In',
          description: 'When the person agreed to the tracking of clicks, as an ISO date.',
          type: 'string'
        },
        click_tracking_opted_out: {
          label: 'Click Tracking Opted Out',
          description: 'When the person refused the tracking of clicks, as an ISO date.',
          type: 'string'
        },
        open_tracking_opted_in: {
          label: 'Open Tracking Opted In',
          description: 'When the person agreed to the tracking of opened emails, as an ISO date.',
          type: 'string'
        },
        open_tracking_opted_out: {
          label: 'Open Tracking Opted Out',
          description: 'When the person refused the tracking of opened emails, as an ISO date.',
          type: 'string'
        },
        transactional_opted_in: {
          label: 'Transactional Opted In',
          description: 'When the person agreed to transactional email, as an ISO date.',
          type: 'string'
        },
        transactional_opted_out: {
          label: 'Transactional Opted Out',
          description: 'When the person refused transactional email, as an ISO date.',
          type: 'string'
        },
        suppression_state: {
          label: 'Suppression State',
          description: 'Why the address gets no email, if so: `spam_complaint`, `bounce` or `imported`.',
          type: 'string'
        },
        sms_opted_in: {
          label: 'SMS Opted In',
          description: 'When the person agreed to SMS, as an ISO date.',
          type: 'string'
        }
      },
      default: {
        address: { '@path': '$.properties.address' },
        new_address: { '@path': '$.properties.new_email' },
        commercial_opted_in: { '@path': '$.properties.commercial_opted_in' },
        commercial_opted_out: { '@path': '$.properties.commercial_opted_out' },
        click_tracking_opted_in: { '@path': '$.properties.click_tracking_opted_in' },
        click_tracking_opted_out: { '@path': '$.properties.click_tracking_opted_out' },
        open_tracking_opted_in: { '@path': '$.properties.open_tracking_opted_in' },
        open_tracking_opted_out: { '@path': '$.properties.open_tracking_opted_out' },
        transactional_opted_in: { '@path': '$.properties.transactional_opted_in' },
        transactional_opted_out: { '@path': '$.properties.transactional_opted_out' },
        suppression_state: { '@path': '$.context.suppression_state' },
        sms_opted_in: { '@path': '$.properties.sms_opted_in' }
      }
    }
  },
  perform: async (request, { settings, payload }) => {
    const { address, new_address } = payload.channel_object
    const oldChannel = new_address ? await emailChannelId(request, settings, address) : undefined
    const answer =
      payload.channel_type === 'sms'
        ? await registerSms(request, settings, payload)
        : await registerEmail(request, settings, payload, oldChannel)
    // Only a channel that is new has to be told whose it is.
    const channelId = answer.status === 201 ? answer.data?.channel_id : undefined
    if (!channelId || !payload.named_user_id) return answer
    return associate(request, settings, channelId, payload)
  }
}

interface Registration {
  channel_id?: string
}

/**
 * Registers a phone number. https://docs.airship.com/api/ua/#operation-api-channels-sms-post
 */
function registerSms(request: RequestClient, settings: Settings, payload: Payload) {
  const { address, new_address, sms_opted_in } = payload.channel_object
  return request<Registration>(`${api(settings)}/channels/sms`, {
    method: 'post',
    json: {
      msisdn: new_address ?? address,
      opted_in: sms_opted_in,
      sender: payload.sms_sender,
      ...localeOf(payload),
      timezone: payload.timezone
    }
  })
}

/**
 * Registers an email address, or puts it in place of an old one. https://docs.airship.com/api/ua/#tag-email
 *
 * @param oldChannel the channel of the old address
 */
function registerEmail(request: RequestClient, settings: Settings, payload: Payload, oldChannel: string | undefined) {
  const email = payload.channel_object
  const path = oldChannel ? `replace/${oldChannel}` : ''
  return request<Registration>(`${api(settings)}/channels/email${path && `/${path}`}`, {
    method: 'post',
    json: {
      channel: {
        type: 'email',
        address: email.new_address ?? email.address,
        suppression_state: email.suppression_state,
        commercial_opted_in: email.commercial_opted_in,
        commercial_opted_out: email.commercial_opted_out,
        click_tracking_opted_in: email.click_tracking_opted_in,
        click_tracking_opted_out: email.click_tracking_opted_out,
        open_tracking_opted_in: email.open_tracking_opted_in,
        open_tracking_opted_out: email.open_tracking_opted_out,
        transactional_opted_in: email.transactional_opted_in,
        transactional_opted_out: email.transactional_opted_out,
        ...localeOf(payload),
        timezone: payload.timezone
      },
      opt_in_mode: payload.opt_in_choices === 'double' && !oldChannel ? 'double' : undefined
    }
  })
}

/** Gives a channel to a named user. https://docs.airship.com/api/ua/#operation-api-named_users-associate-post */
function associate(request: RequestClient, settings: Settings, channel_id: string, payload: Payload) {
  return request(`${api(settings)}/named_users/associate`, {
    method: 'post',
    json: {
      channel_id,
      // Airship asks for the type of SMS channels, but not of email.
      device_type: payload.channel_type === 'sms' ? 'sms' : undefined,
      named_user_id: payload.named_user_id
    }
  })
}

/** The language and the country of a locale that has both: `en-US`. */
function localeOf({ locale }: Payload) {
  const [language, country] = locale?.split('-') ?? []
  return country ? { locale_language: language, locale_country: country } : {}
}

export default action
