import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The customer by your own ID. */
export const customerId = {
  label: 'Customer ID',
  description: 'The ID that you know the customer by.',
  type: 'string',
  required: true,
  default: firstOf('$.properties.customerId', '$.userId')
} satisfies InputField

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of the visitor before they were known.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The customer by email address. */
export const email = {
  label: 'Email',
  description: 'The email address of the customer.',
  type: 'string',
  default: { '@path': '$.properties.email' }
} satisfies InputField

/** The coupon of an event, and the visit and referral to credit. */
export const referralFields = {
  coupon: {
    label: 'Coupon',
    description: 'The coupon code that the customer used.',
    type: 'string',
    default: { '@path': '$.properties.coupon' }
  },
  attributionId: {
    label: 'Attribution ID',
    description: 'The ID that Friendbuy has for the visit, by which it credits a referral.',
    type: 'string',
    default: { '@path': '$.properties.attributionId' }
  },
  referralCode: {
    label: 'Referral Code',
    description: 'The code of the customer who made the referral.',
    type: 'string',
    default: { '@path': '$.properties.referralCode' }
  }
} satisfies Record<string, InputField>

/**
 * What an event says about a customer.
 *
 * @param parent where it is in the event: `$.traits` or `$.properties`
 */
export function customerFields(parent: string) {
  const at = (name: string) => ({ '@path': `${parent}.${name}` })
  return {
    isNewCustomer: {
      label: 'Is New Customer',
      description: 'Whether this is a new customer. Rewards can depend on it.',
      type: 'boolean',
      default: at('isNewCustomer')
    },
    loyaltyStatus: {
      label: 'Loyalty Status',
      description: 'The status of the customer in your loyalty program.',
      type: 'string',
      default: at('loyaltyStatus')
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the customer.',
      type: 'string',
      default: at('firstName')
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the customer.',
      type: 'string',
      default: at('lastName')
    },
    name: {
      label: 'Name',
      description: 'The full name of the customer. Without one, it is made of the first and the last name.',
      type: 'string',
      default: at('name')
    },
    age: {
      label: 'Age',
      description: 'The age of the customer in years.',
      type: 'number',
      default: at('age')
    },
    birthday: {
      label: 'Birthday',
      description: 'The birthday of the customer, as `YYYY-MM-DD`, or `MM-DD` without the year.',
      type: 'string',
      format: 'date',
      default: at('birthday')
    },
    friendbuyAttributes: {
      label: 'Friendbuy Attributes',
      description: 'Further attributes, by name. They stand beside those of the other fields, which win.',
      type: 'object',
      default: at('friendbuyAttributes')
    }
  } satisfies Record<string, InputField>
}
