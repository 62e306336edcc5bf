import { batched, enableBatching, firstOf, IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient, SendContext } from '@segment/actions-core'
import { api } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Contact',
  description: 'Adds or updates a contact.',
  fields: {
    enable_batching: enableBatching,
    first_name: {
      label: 'First Name',
      description: 'The first name of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.first_name', '$.properties.first_name')
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.last_name', '$.properties.last_name')
    },
    country: {
      label: 'Country',
      description: 'The country of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.address.country', '$.properties.address.country')
    },
    postal_code: {
      label: 'Postal Code',
      description: 'The postal code of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.address.postal_code', '$.properties.address.postal_code')
    },
    city: {
      label: 'City',
      description: 'The city of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.address.city', '$.properties.address.city')
    },
    state: {
      label: 'State',
      description: 'The state, province or region of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.address.state', '$.properties.address.state')
    },
    address_line_1: {
      label: 'Address Line 1',
      description: 'The first line of the address.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.address.line1', '$.properties.address.line1')
    },
    address_line_2: {
      label: 'Address Line 2',
      description: 'The second line of the address.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.address.line2', '$.properties.address.line2')
    },
    phone_number: {
      label: 'Phone Number',
      description: 'The phone number of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.phone', '$.properties.phone')
    },
    whatsapp: {
      label: 'WhatsApp',
      description: 'The WhatsApp ID of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.whatsapp', '$.properties.whatsapp')
    },
    line: {
      label: 'LINE',
      description: 'The LINE ID of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.line', '$.properties.line')
    },
    facebook: {
      label: 'Facebook',
      description: 'The Facebook ID of the contact.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.facebook', '$.properties.facebook')
    },
    unique_name: {
      label: 'Unique Name',
      description: 'A name of the contact that no other has.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.unique_name', '$.properties.unique_name')
    },
    primary_email: {
      label: 'Email',
      description: 'The email address of the contact, by which SendGrid finds them.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.email', '$.properties.email')
    },
    phone_number_id: {
      label: 'Phone Number ID',
      description:
        'The phone number by which SendGrid finds the contact, with a plus sign and the code of its country.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.phone', '$.properties.phone')
    },
    external_id: {
      label: 'External ID',
      description: 'Your own ID of the contact, by which SendGrid finds them.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.external_id', '$.properties.external_id')
    },
    anonymous_id: {
      label: 'Anonymous ID',
      description: 'The ID of a visitor who is not known yet, by which SendGrid finds the contact.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.anonymousId' }
    },
    customFields: {
      label: 'Custom Fields',
      description: 'Custom fields of the contact, each by its name in SendGrid. Create them in SendGrid first.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  perform: async (request, data) => {
    requireIdentity(data.payload)
    return (await upserts(request, data.settings)).perform(request, data)
  },
  performBatch: async (request, data) => (await upserts(request, data.settings)).performBatch(request, data)
}

/** Made for each request or batch, since the IDs of custom fields have to be looked up first. */
async function upserts(request: RequestClient, settings: Settings) {
  const idOf = await customFieldIds(request, settings)
  // https://www.twilio.com/docs/sendgrid/api-reference/contacts/add-or-update-a-contact
  return batched({
    toItem: (payload: Payload) => toContact(payload, idOf),
    send: (client, contacts, context: SendContext<Settings>) =>
      client(`${api(context.settings)}/marketing/contacts`, { method: 'put', json: { contacts } }),
    limits: { count: 30_000, bytes: 5_900_000 }
  })
}

/** The IDs of custom fields by name. https://www.twilio.com/docs/sendgrid/api-reference/custom-fields/get-all-field-definitions */
async function customFieldIds(request: RequestClient, settings: Settings): Promise<Map<string, string>> {
  const { data } = await request<{ custom_fields?: { id: string; name: string }[] }>(
    `${api(settings)}/marketing/field_definitions`
  )
  return new Map((data?.custom_fields ?? []).map(({ id, name }) => [name, id]))
}

/** @throws PayloadValidationError or IntegrationError where SendGrid would refuse the contact, and all that go with it */
function toContact(payload: Payload, idOf: Map<string, string>) {
  requireIdentity(payload)
  const { enable_batching: _, state, primary_email, customFields = {}, ...contact } = payload
  const custom_fields = Object.fromEntries(
    Object.entries(customFields).map(([name, value]) => {
      const id = idOf.get(name)
      if (id) return [id, value]
      throw new IntegrationError(
        `SendGrid has no custom field '${name}'. Create it in SendGrid, or take it out of Custom Fields.`,
        'Invalid value',
        400
      )
    })
  )
  return { ...contact, state_province_region: state, email: primary_email, custom_fields }
}

function requireIdentity({ primary_email, phone_number_id, external_id, anonymous_id }: Payload): void {
  if (primary_email || phone_number_id || external_id || anonymous_id) return
  throw new PayloadValidationError(
    'SendGrid cannot tell who the contact is. Map Email, Phone Number ID, External ID or Anonymous ID to a value that the event has.'
  )
}

export default action
