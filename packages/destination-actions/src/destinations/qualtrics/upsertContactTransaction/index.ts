import { randomUUID } from 'node:crypto'
import { APIError, firstOf, IntegrationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { pointInTime } from '../../../lib/times'
import { createContact, createTransaction, directoryChoices, searchContacts } from '../api'
import { directoryId, email, embeddedData, firstName, language, lastName, phone, unsubscribed } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert contact transaction',
  description: 'Adds a transaction to a contact in a directory, and creates the contact if there is none.',
  defaultSubscription: 'type = "track", event = "Transaction Created"',
  fields: {
    directoryId,
    mailingListId: {
      label: 'Mailing List ID',
      description: 'The mailing list that the transaction belongs to. Its ID begins with `CG_`.',
      type: 'string',
      required: true,
      default: { '@path': '$.traits.qualtricsMailingListId' }
    },
    contactId: {
      label: 'Contact ID',
      description:
        'The ID of the contact at Qualtrics, which begins with `CID_`. Without it, the external data reference, the email address and the phone number find the contact.',
      type: 'string',
      default: { '@path': '$.traits.qualtricsContactId' }
    },
    extRef: {
      label: 'Ext Ref',
      description: 'Your own ID of the contact, the external data reference.',
      type: 'string',
      required: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    email,
    phone,
    firstName,
    lastName,
    language,
    unsubscribed,
    embeddedData,
    transactionDate: {
      label: 'Transaction Date',
      description: 'When the transaction happened.',
      type: 'datetime',
      default: { '@path': '$.timestamp' }
    },
    transactionData: {
      label: 'Transaction Data',
      description: 'Further data about the transaction, for surveys and workflows.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  dynamicFields: { directoryId: directoryChoices },
  perform: async (request, { payload, settings }) => {
    const { directoryId, mailingListId, transactionDate, transactionData } = payload
    const contactId = payload.contactId ?? (await findOrCreateContact(request, settings, payload))
    return createTransaction(request, settings, directoryId, randomUUID(), {
      contactId,
      mailingListId,
      transactionDate: transactionDate === undefined ? undefined : transactionTime(transactionDate),
      data: transactionData
    })
  }
}

/** Returns the ID of the one contact with the values of the payload. Creates it if there is none. */
async function findOrCreateContact(request: RequestClient, settings: Settings, payload: Payload): Promise<string> {
  const { directoryId, extRef, email, phone, firstName, lastName, language, unsubscribed, embeddedData } = payload
  const [found, ...others] = await searchContacts(request, settings, directoryId, { extRef, email, phone })
  if (others.length > 0) {
    const message = `${others.length + 1} contacts match the event. Map the contact ID, or merge the contacts in Qualtrics.`
    throw new IntegrationError(message, 'directory_lookup_error', 400)
  }
  if (found) return found
  const contact = { extRef, email, phone, firstName, lastName, language, unsubscribed, embeddedData }
  const created = (await createContact(request, settings, directoryId, contact)).data?.result?.id
  if (!created) throw new APIError('Qualtrics did not return the ID of the new contact.', 502)
  return created
}

/** The form of times in transactions: `2024-02-29 12:00:00`, in UTC. */
function transactionTime(time: string | number): string {
  return pointInTime(time).toISOString().slice(0, 19).replace('T', ' ')
}

export default action
