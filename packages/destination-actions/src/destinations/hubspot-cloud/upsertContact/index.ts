import { chunk, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { batch, createRecord, failedWith, MOST_RECORDS, updateRecord } from '../api'
import type { CrmRecord, Properties } from '../api'
import { address, city, lifecyclestage, phone, properties, state, zip } from '../fields'
import type { Settings } from '../generated-types'
import { filledProperties, keptOtherStage } from '../property-values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Contact',
  description: 'Updates the contact with an email address, or creates it.',
  defaultSubscription: 'type = "identify"',
  fields: {
    email: {
      label: 'Email Address',
      description: 'The email address of the contact. HubSpot finds the contact by it.',
      type: 'string',
      format: 'email',
      required: true,
      default: { '@path': '$.traits.email' }
    },
    company: {
      label: 'Company Name',
      description: 'The name of the company that the contact works for. It does not link the contact to a company.',
      type: 'string',
      default: { '@path': '$.traits.company' }
    },
    firstname: {
      label: 'First Name',
      description: 'The first name of the contact.',
      type: 'string',
      default: firstOf('$.traits.first_name', '$.traits.firstName')
    },
    lastname: {
      label: 'Last Name',
      description: 'The last name of the contact.',
      type: 'string',
      default: firstOf('$.traits.last_name', '$.traits.lastName')
    },
    phone,
    address,
    city,
    state,
    country: {
      label: 'Country',
      description: 'The country in the address of the contact.',
      type: 'string',
      default: { '@path': '$.traits.address.country' }
    },
    zip,
    website: {
      label: 'Website',
      description: 'The address of the website of the contact or their company.',
      type: 'string',
      default: { '@path': '$.traits.website' }
    },
    lifecyclestage,
    properties,
    enable_batching: { ...enableBatching, default: false }
  },
  perform: async (request, { payload, transactionContext }) => {
    const response = await upsertOne(request, payload.email, contactProperties(payload))
    // Upsert Company associates the company with this contact, where a host delivers both for the same person.
    if (response?.data?.id) transactionContext?.setTransaction('contact_id', response.data.id)
    return response
  },
  performBatch: async (request, { payload: payloads }) => {
    // HubSpot keeps email addresses in lower case, and fails a batch that has one of them twice.
    const contacts = new Map<string, Properties>()
    for (const payload of payloads) {
      const email = payload.email.toLowerCase()
      contacts.set(email, { ...contacts.get(email), ...contactProperties(payload) })
    }
    for (const part of chunk([...contacts], { count: MOST_RECORDS })) await upsertMany(request, new Map(part))
  }
}

/** The properties of a contact without its email address. */
function contactProperties({ email: _, enable_batching: __, properties: others, ...standard }: Payload): Properties {
  return filledProperties({ ...standard, lifecyclestage: standard.lifecyclestage?.toLowerCase(), ...others })
}

/** Updates a contact, or creates it. If it came into being in the meantime, updates it after all. */
async function upsertOne(request: RequestClient, email: string, values: Properties) {
  const update = (changes: Properties) => updateRecord(request, 'contacts', email, changes, 'email')
  const contact = { ...values, email }
  const updated = await update(contact)
  if (updated === undefined) {
    try {
      return await createRecord(request, 'contacts', contact)
    } catch (error) {
      if (failedWith(error, 409)) return update(contact)
      throw error
    }
  }
  if (keptOtherStage(values, updated.data)) {
    await update({ lifecyclestage: '' })
    await update({ lifecyclestage: values.lifecyclestage })
  }
  return updated
}

/** Updates the contacts that HubSpot knows by any of their email addresses, and creates the others. */
async function upsertMany(request: RequestClient, contacts: Map<string, Properties>): Promise<void> {
  const { data } = await batch(request, 'contacts', 'read', {
    properties: ['email', 'lifecyclestage', 'hs_additional_emails'],
    idProperty: 'email',
    inputs: [...contacts.keys()].map((email) => ({ id: email }))
  })
  const known = new Map(
    (data?.results ?? []).flatMap(({ id, properties: found }) =>
      [found?.email, ...(found?.hs_additional_emails?.split(';') ?? [])].map((email) => [email?.toLowerCase(), id])
    )
  )
  const updates = new Map<string, Properties>()
  const additions: Properties[] = []
  for (const [email, values] of contacts) {
    const id = known.get(email)
    if (id !== undefined) updates.set(id, { ...updates.get(id), ...values })
    // HubSpot counts the email addresses that it does not know.
    else if (data?.numErrors) additions.push({ ...values, email })
  }
  if (additions.length > 0) {
    await batch(request, 'contacts', 'create', { inputs: additions.map((each) => ({ properties: each })) })
  }
  if (updates.size > 0) await updateMany(request, updates)
}

/** Updates contacts, and then sets the lifecycle stages once more that HubSpot did not move back. */
async function updateMany(request: RequestClient, contacts: Map<string, Properties>): Promise<void> {
  const update = (changes: [id: string, values: Properties][]) =>
    batch(request, 'contacts', 'update', { inputs: changes.map(([id, values]) => ({ id, properties: values })) })

  const { data } = await update([...contacts])
  const written = new Map((data?.results ?? []).map((record): [string, CrmRecord] => [record.id, record]))
  const behind = [...contacts].filter(([id, values]) => keptOtherStage(values, written.get(id)))
  if (behind.length === 0) return
  await update(behind.map(([id]) => [id, { lifecyclestage: '' }]))
  await update(behind.map(([id, { lifecyclestage: stage }]) => [id, { lifecyclestage: stage }]))
}

export default action
