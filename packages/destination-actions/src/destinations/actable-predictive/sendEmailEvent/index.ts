import type { ActionDefinition } from '@segment/actions-core'
import { sendingRows, toTime } from '../api'
import { customerId, streamKey, time } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Email Event',
  description: 'Records an email to a customer, and what became of it.',
  fields: {
    customer_id: customerId,
    date_email_sent: { ...time, label: 'Date Email Sent', description: 'When the email was sent.' },
    campaign_name: {
      label: 'Campaign Name',
      description: 'The name of the campaign that the email belongs to.',
      type: 'string',
      default: { '@path': '$.context.campaign.name' }
    },
    clicked_flag: {
      label: 'Clicked Flag',
      description: '1 if the customer clicked in the email, otherwise 0.',
      type: 'integer'
    },
    opened_flag: {
      label: 'Opened Flag',
      description: '1 if the customer opened the email, otherwise 0.',
      type: 'integer'
    },
    unsub_flag: {
      label: 'Unsubscribed Flag',
      description: '1 if the customer unsubscribed, otherwise 0.',
      type: 'integer'
    },
    stream_key: { ...streamKey, default: 'email' }
  },
  ...sendingRows((payload: Payload) => ({ ...payload, date_email_sent: toTime(payload.date_email_sent) }))
}

export default action
