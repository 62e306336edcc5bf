import type { InputField } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'

/** The audience. */
export const audienceId = {
  label: 'Audience ID',
  description: 'The ID of the audience in Segment, by which Talon.One finds its own.',
  type: 'string',
  required: true
} satisfies InputField

/** What the audience is called. */
export const audienceName = {
  label: 'Audience Name',
  description: 'The name of the audience, as people see it in Talon.One.',
  type: 'string',
  required: true
} satisfies InputField

/** The customer. */
export const customerProfileId = {
  label: 'Customer Profile ID',
  description: 'Your own ID of the customer, which Talon.One calls the integration ID of the profile.',
  type: 'string',
  required: true,
  default: { '@path': '$.userId' }
} satisfies InputField

/** Data about the customer. */
export const profileAttributes = {
  label: 'Attributes',
  description: 'Attributes of the customer profile. Create custom attributes in Talon.One first.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField

/** Whether rules run when a profile changes. */
export const runRuleEngine = {
  label: 'Run Rule Engine',
  description: 'Whether the update of the profile makes Talon.One evaluate the rules of your campaigns.',
  type: 'boolean',
  default: true
} satisfies InputField

/** The audiences to enter and to leave, by ID. */
export const audienceIdFields = {
  deleteAudienceIds: {
    label: 'Audience IDs to Delete',
    description: 'The IDs of the Talon.One audiences that the customer leaves.',
    type: 'integer',
    multiple: true
  },
  addAudienceIds: {
    label: 'Audience IDs to Add',
    description: 'The IDs of the Talon.One audiences that the customer enters.',
    type: 'integer',
    multiple: true
  }
} satisfies Record<string, InputField>

/** What happens to attributes that Talon.One does not know. */
export const skipNonExistingAttributes = {
  label: 'Skip Unknown Attributes',
  description: 'Whether Talon.One ignores attributes that do not exist there. Otherwise they make the request fail.',
  type: 'boolean',
  default: false
} satisfies InputField

/** The name of the event. */
export const eventType = {
  label: 'Event Type',
  description: 'The name of the event, as your rules in Talon.One use it.',
  type: 'string',
  required: true,
  default: { '@path': '$.event' }
} satisfies InputField

/** Data about an event, a session or a cart item. */
export const attributes = {
  label: 'Attributes',
  description: 'Attributes by name. Create custom attributes in Talon.One first.',
  type: 'object',
  default: { '@path': '$.properties.attributes' }
} satisfies InputField

const attributeName = {
  label: 'Name',
  description: 'The name of the attribute.',
  type: 'string',
  required: true
} satisfies InputField

const attributeType = {
  label: 'Type',
  description: 'The type of the attribute: string, time, number, boolean or location.',
  type: 'string',
  required: true
} satisfies InputField

/** The types of attributes, as any text. */
export const attributesInfo = {
  label: 'Attribute Types',
  description: 'The type of each attribute, by which Talon.One creates attributes that it does not know yet.',
  type: 'object',
  multiple: true,
  properties: { name: attributeName, type: attributeType },
  default: eachOf('$.properties.attributesInfo', { name: '$.name', type: '$.type' })
} satisfies InputField

/** The types of attributes, as one of those that there are. */
export const attributesInfoOfChoices = {
  ...attributesInfo,
  properties: {
    name: attributeName,
    type: { ...attributeType, choices: ['string', 'time', 'number', 'boolean', 'location'] }
  }
} satisfies InputField

/** The session, and where its effects go. */
export const sessionFields = {
  customerSessionId: {
    label: 'Customer Session ID',
    description: 'Your own ID of the session, for example that of the cart.',
    type: 'string',
    required: true
  },
  callbackDestination: {
    label: 'Callback Destination',
    description: 'The address to which Talon.One sends the effects of the session.',
    type: 'string'
  },
  callbackAPIKey: {
    label: 'Callback API Key',
    description: 'The API key with which Talon.One sends the effects there.',
    type: 'string'
  },
  contentFields: {
    label: 'Content Fields',
    description: 'The parts of the session that Talon.One sends there, separated by commas.',
    type: 'string',
    default: 'effects'
  },
  callbackCorrelationId: {
    label: 'Callback Correlation ID',
    description:
      'An ID of your own that Talon.One sends along, so that you can tell which request the effects belong to.',
    type: 'string'
  }
} satisfies Record<string, InputField>

/** What a session holds before its attributes. */
export const sessionContentFields = {
  profileId: {
    label: 'Profile ID',
    description: 'Your own ID of the customer whose session it is.',
    type: 'string',
    default: { '@path': '$.userId' }
  },
  couponCodes: {
    label: 'Coupon Codes',
    description: 'The coupon codes that the customer has entered.',
    type: 'string',
    multiple: true
  },
  referralCode: {
    label: 'Referral Code',
    description: 'The referral code that the customer has entered.',
    type: 'string'
  },
  loyaltyCards: {
    label: 'Loyalty Cards',
    description: 'The identifiers of the loyalty cards that the customer uses.',
    type: 'string',
    multiple: true
  },
  state: {
    label: 'State',
    description: 'The state of the session. Talon.One makes effects permanent when it is closed.',
    type: 'string',
    choices: ['open', 'closed', 'partially_returned', 'cancelled']
  },
  cartItems: {
    label: 'Cart Items',
    description: 'The items in the cart.',
    type: 'object',
    multiple: true,
    properties: {
      name: { label: 'Name', description: 'The name of the item.', type: 'string' },
      sku: { label: 'SKU', description: 'The stock keeping unit of the item.', type: 'string' },
      quantity: { label: 'Quantity', description: 'How many of the item are in the cart.', type: 'number' },
      price: { label: 'Price', description: 'The price of one item.', type: 'number' },
      returnedQuantity: {
        label: 'Returned Quantity',
        description: 'How many of the item the customer has returned.',
        type: 'string'
      },
      remainingQuantity: {
        label: 'Remaining Quantity',
        description: 'How many of the item the customer keeps.',
        type: 'string'
      },
      category: { label: 'Category', description: 'The category of the item.', type: 'string' },
      weight: { label: 'Weight', description: 'The weight of the item.', type: 'string' },
      height: { label: 'Height', description: 'The height of the item.', type: 'string' },
      length: { label: 'Length', description: 'The length of the item.', type: 'string' },
      position: { label: 'Position', description: 'The position of the item in the cart.', type: 'string' },
      attributes,
      additionalCosts: {
        label: 'Additional Costs',
        description: 'Costs of the item besides its price, such as shipping, by name.',
        type: 'object'
      }
    }
  },
  additionalCosts: {
    label: 'Additional Costs',
    description: 'Costs of the whole session besides the items, such as shipping, by name.',
    type: 'object'
  }
} satisfies Record<string, InputField>
