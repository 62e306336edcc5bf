import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of the visitor before they were known.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The page where it happened, and the browser and address of the customer, by which Friendbuy detects fraud. */
export const pageFields = {
  pageUrl: {
    label: 'Page URL',
    description: 'The address of the page where it happened.',
    type: 'string',
    format: 'uri',
    default: { '@path': '$.context.page.url' }
  },
  pageTitle: {
    label: 'Page Title',
    description: 'The title of the page where it happened.',
    type: 'string',
    default: { '@path': '$.context.page.title' }
  },
  userAgent: {
    label: 'User Agent',
    description: "The user agent of the customer's browser. Friendbuy uses it to detect fraud.",
    type: 'string',
    default: { '@path': '$.context.userAgent' }
  },
  ipAddress: {
    label: 'IP Address',
    description: 'The IP address of the customer. Friendbuy uses it to detect fraud.',
    type: 'string',
    default: { '@path': '$.context.ip' }
  }
} satisfies Record<string, InputField>

/** The coupon that was used, and the visit and referral to credit. */
export const referralFields = {
  coupon: {
    label: 'Coupon',
    description: 'The coupon code that the customer used.',
    type: 'string',
    default: { '@path': '$.properties.coupon' }
  },
  attributionId: {
    label: 'Attribution ID',
    description: 'The ID that Friendbuy gave to the visit, by which it credits a referral.',
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

/** What an event tells of the customer. */
export const customerFields = {
  isNewCustomer: {
    label: 'Is New Customer',
    description: 'Whether this is a new customer. Rewards can depend on it.',
    type: 'boolean',
    default: { '@path': '$.properties.isNewCustomer' }
  },
  loyaltyStatus: {
    label: 'Loyalty Status',
    description: 'The status of the customer in your loyalty program.',
    type: 'string',
    default: { '@path': '$.properties.loyaltyStatus' }
  },
  firstName: {
    label: 'First Name',
    description: 'The first name of the customer.',
    type: 'string',
    default: { '@path': '$.properties.firstName' }
  },
  lastName: {
    label: 'Last Name',
    description: 'The last name of the customer.',
    type: 'string',
    default: { '@path': '$.properties.lastName' }
  },
  name: {
    label: 'Name',
    description: 'The full name of the customer.',
    type: 'string',
    default: { '@path': '$.properties.name' }
  },
  age: {
    label: 'Age',
    description: 'The age of the customer in years.',
    type: 'number',
    default: { '@path': '$.properties.age' }
  },
  birthday: {
    label: 'Birthday',
    description: 'The birthday of the customer, as `YYYY-MM-DD`.',
    type: 'string',
    format: 'date',
    default: { '@path': '$.properties.birthday' }
  }
} satisfies Record<string, InputField>

/** What else is known. */
export const friendbuyAttributes = {
  label: 'Friendbuy Attributes',
  description: 'More attributes, by name. Friendbuy keeps their values as texts.',
  type: 'object',
  default: { '@path': '$.properties.friendbuyAttributes' }
} satisfies InputField

/** The customer by your own ID. */
export const customerId = {
  label: 'Customer ID',
  description: 'Your own ID of the customer.',
  type: 'string',
  required: true,
  default: firstOf('$.properties.customerId', '$.userId')
} satisfies InputField

/** The customer by email address. */
export const email = {
  label: 'Email',
  description: 'The email address of the customer.',
  type: 'string',
  required: true,
  default: { '@path': '$.properties.email' }
} satisfies InputField
