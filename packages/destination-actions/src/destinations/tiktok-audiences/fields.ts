import { enableBatching, firstOf } from '@segment/actions-core'
import type { DynamicFieldResponse, InputField, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { listAdvertisers, listAudiences } from './api'
import type { Settings } from './generated-types'

type Fields = Record<string, InputField>

/** Who is added or removed, and what of it TikTok gets. */
export const personFields = {
  email: {
    label: 'Email',
    description: 'The email address. It is hashed before it is sent.',
    type: 'string',
    category: 'hashedPII',
    default: firstOf('$.context.traits.email', '$.properties.email')
  },
  phone: {
    label: 'Phone',
    description: 'The phone number in the form of E.164: `+14155550123`. It is hashed before it is sent.',
    type: 'string',
    category: 'hashedPII',
    default: firstOf('$.context.traits.phone', '$.properties.phone')
  },
  advertising_id: {
    label: 'Advertising ID',
    description: 'The IDFA, AAID or Google advertising ID of a device. It is hashed before it is sent.',
    type: 'string',
    category: 'hashedPII',
    default: { '@path': '$.context.device.advertisingId' }
  },
  send_email: {
    label: 'Send Email',
    description: 'Whether TikTok gets the email address.',
    type: 'boolean',
    default: true
  },
  send_phone: {
    label: 'Send Phone',
    description: 'Whether TikTok gets the phone number.',
    type: 'boolean',
    default: true
  },
  send_advertising_id: {
    label: 'Send Advertising ID',
    description: 'Whether TikTok gets the advertising ID.',
    type: 'boolean',
    default: true
  },
  event_name: {
    label: 'Event Name',
    description: 'The name of the event. TikTok does not get it.',
    type: 'string',
    unsafe_hidden: true,
    default: { '@path': '$.event' }
  },
  enable_batching: { ...enableBatching, unsafe_hidden: true }
} satisfies Fields

/** The audience, as Engage knows it. */
export const externalAudienceId = {
  label: 'External Audience ID',
  description: 'The ID of the audience in TikTok, which Engage has from creating it.',
  type: 'string',
  unsafe_hidden: true,
  default: { '@path': '$.context.personas.external_audience_id' }
} satisfies InputField

/** The account of an advertiser. */
export const selectedAdvertiserId = {
  label: 'Advertiser Account',
  description: 'The account of the advertiser to which the audience belongs.',
  type: 'string',
  dynamic: true,
  required: true
} satisfies InputField

/** The audience, for mappings that name it themselves. */
export const audienceId = {
  label: 'Audience ID',
  description: 'The audience in TikTok.',
  type: 'string',
  dynamic: true,
  required: true
} satisfies InputField

/** The choices of {@link selectedAdvertiserId}. */
export function advertiserChoices(request: RequestClient, { settings }: { settings: Settings }) {
  return choicesOf(() => listAdvertisers(request, settings))
}

/** The choices of {@link audienceId}. They need an advertiser. */
export async function audienceChoices(
  request: RequestClient,
  { payload }: { payload: { selected_advertiser_id?: string } }
): Promise<DynamicFieldResponse> {
  const advertiserId = payload.selected_advertiser_id
  if (advertiserId) return choicesOf(() => listAudiences(request, advertiserId))
  const message = 'The audiences belong to an advertiser. Choose the advertiser account first.'
  return { choices: [], error: { message, code: 'FIELD_NOT_SELECTED' } }
}
