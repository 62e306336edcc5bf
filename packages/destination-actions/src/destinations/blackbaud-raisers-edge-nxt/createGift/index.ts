import type { ActionDefinition, InputField } from '@segment/actions-core'
import { createGift } from '../api'
import { constituentOf, saveConstituent } from '../constituents'
import { prefixedConstituentFields } from '../fields'
import type { Settings } from '../generated-types'
import { toGift } from './gift'
import type { Payload } from './generated-types'

const check = {
  conditions: [{ fieldKey: 'payment_method', operator: 'is', value: 'PersonalCheck' }]
} satisfies InputField['depends_on']

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Gift',
  description: 'Records a gift of a constituent. The constituent is updated or created first.',
  defaultSubscription: 'type = "track" and event = "Donation Completed"',
  fields: {
    acknowledgement: {
      label: 'Acknowledgement',
      description: 'Whether you thanked the constituent for the gift, and when.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      properties: {
        date: { label: 'Date', description: 'When the gift was acknowledged.', type: 'datetime' },
        status: {
          label: 'Status',
          description: '`ACKNOWLEDGED`, `NEEDSACKNOWLEDGEMENT` or `DONOTACKNOWLEDGE`. Without it, the gift needs one.',
          type: 'string'
        }
      },
      default: {
        date: { '@path': '$.properties.acknowledgement.date' },
        status: { '@path': '$.properties.acknowledgement.status' }
      }
    },
    amount: {
      label: 'Gift Amount',
      description: 'The amount of the gift, in the currency of your organization.',
      type: 'number',
      required: true,
      default: { '@path': '$.properties.revenue' }
    },
    batch_number: {
      label: 'Batch Number',
      description: 'The number of the batch that the gift belongs to.',
      type: 'string',
      default: { '@path': '$.properties.batchNumber' }
    },
    batch_prefix: {
      label: 'Batch Prefix',
      description: 'The prefix of the batch number. Without it, a batch number has the prefix `API`.',
      type: 'string',
      default: { '@path': '$.properties.batchPrefix' }
    },
    check_date: {
      label: 'Check Date',
      description: 'The date on the check, for gifts that are paid by check.',
      type: 'datetime',
      default: { '@path': '$.properties.checkDate' },
      depends_on: check
    },
    check_number: {
      label: 'Check Number',
      description: 'The number of the check, for gifts that are paid by check.',
      type: 'string',
      default: { '@path': '$.properties.checkNumber' },
      depends_on: check
    },
    constituency: {
      label: 'Constituency',
      description: 'The constituency of the gift.',
      type: 'string',
      default: { '@path': '$.properties.constituency' }
    },
    date: {
      label: 'Gift Date',
      description: 'The date of the gift. Without it, the gift is of now.',
      type: 'datetime'
    },
    default_fundraiser_credits: {
      label: 'Default Fundraiser Credits',
      description: 'Whether the fundraisers who are assigned to the constituent get credits for the gift.',
      type: 'boolean',
      default: { '@path': '$.properties.defaultFundraiserCredits' }
    },
    default_soft_credits: {
      label: 'Default Soft Credits',
      description: 'Whether those who usually share credits with the constituent get soft credits for the gift.',
      type: 'boolean',
      default: { '@path': '$.properties.defaultSoftCredits' }
    },
    fund_id: {
      label: 'Fund ID',
      description: 'The system record ID of the fund that the gift goes to.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.fundId' }
    },
    gift_code: {
      label: 'Gift Code',
      description: "The gift code, one of those that your organization has in Raiser's Edge.",
      type: 'string',
      default: { '@path': '$.properties.giftCode' }
    },
    gift_status: {
      label: 'Gift Status',
      description: 'The status of a recurring gift.',
      type: 'string',
      choices: ['Active', 'Held', 'Terminated', 'Completed', 'Cancelled'].map((value) => ({ label: value, value })),
      default: { '@path': '$.properties.giftStatus' }
    },
    is_anonymous: {
      label: 'Is Anonymous',
      description: 'Whether the constituent wants to stay anonymous.',
      type: 'boolean',
      default: { '@path': '$.properties.isAnonymous' }
    },
    linked_gifts: {
      label: 'Linked Gifts',
      description:
        'The ID of the recurring gift that a payment is for. Only used for gifts of the type `RecurringGiftPayment`.',
      type: 'string',
      multiple: true
    },
    lookup_id: { label: 'Lookup ID', description: 'Your own ID of the gift.', type: 'string' },
    payment_method: {
      label: 'Payment Method',
      description: 'How the gift was paid.',
      type: 'string',
      choices: [
        { label: 'Cash', value: 'Cash' },
        { label: 'Credit Card', value: 'CreditCard' },
        { label: 'Personal Check', value: 'PersonalCheck' },
        { label: 'Direct Debit', value: 'DirectDebit' },
        { label: 'Other', value: 'Other' },
        { label: 'PayPal', value: 'PayPal' },
        { label: 'Venmo', value: 'Venmo' }
      ],
      required: true,
      default: { '@path': '$.properties.paymentMethod' }
    },
    post_date: {
      label: 'Post Date',
      description:
        'When the gift was posted to the general ledger. Without it, a gift that can be posted has its own date.',
      type: 'datetime',
      default: { '@path': '$.properties.postDate' }
    },
    post_status: {
      label: 'Post Status',
      description: 'Whether the gift was posted to the general ledger.',
      type: 'string',
      choices: [
        { label: 'Posted', value: 'Posted' },
        { label: 'Not Posted', value: 'NotPosted' },
        { label: 'Do Not Post', value: 'DoNotPost' }
      ],
      default: 'NotPosted'
    },
    receipt: {
      label: 'Receipt',
      description: 'Whether the constituent got a receipt for the gift, and when.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      properties: {
        date: {
          label: 'Date',
          description: 'When the receipt was issued. Only used with the status `RECEIPTED`.',
          type: 'datetime'
        },
        status: {
          label: 'Status',
          description: '`RECEIPTED`, `NEEDSRECEIPT` or `DONOTRECEIPT`. Without it, the gift needs one.',
          type: 'string'
        }
      },
      default: {
        date: { '@path': '$.properties.receipt.date' },
        status: { '@path': '$.properties.receipt.status' }
      }
    },
    recurring_gift_schedule: {
      label: 'Recurring Gift Schedule',
      description: 'When a gift of the type `RecurringGift` repeats. Such a gift needs a schedule.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      properties: {
        end_date: { label: 'End Date', description: 'The last day of the schedule.', type: 'datetime' },
        frequency: {
          label: 'Frequency',
          description: 'How often the gift repeats, such as `MONTHLY`.',
          type: 'string'
        },
        start_date: { label: 'Start Date', description: 'The first day of the schedule.', type: 'datetime' }
      },
      default: {
        end_date: { '@path': '$.properties.recurring_gift_schedule.end_date' },
        frequency: { '@path': '$.properties.recurring_gift_schedule.frequency' },
        start_date: { '@path': '$.properties.recurring_gift_schedule.start_date' }
      }
    },
    reference: {
      label: 'Reference',
      description: 'A note about the gift.',
      type: 'string',
      default: { '@path': '$.properties.reference' }
    },
    subtype: {
      label: 'Subtype',
      description: "The subtype of the gift, one of those that your organization has in Raiser's Edge.",
      type: 'string',
      default: { '@path': '$.properties.subtype' }
    },
    type: {
      label: 'Type',
      description: 'The type of the gift.',
      type: 'string',
      choices: [
        { label: 'Donation', value: 'Donation' },
        { label: 'Other', value: 'Other' },
        { label: 'Gift in Kind', value: 'GiftInKind' },
        { label: 'Recurring Gift', value: 'RecurringGift' },
        { label: 'Recurring Gift Payment', value: 'RecurringGiftPayment' }
      ],
      default: 'Donation'
    },
    ...prefixedConstituentFields
  },
  perform: async (request, { payload }) =>
    createGift(request, toGift(payload, await saveConstituent(request, constituentOf(payload))))
}

export default action
