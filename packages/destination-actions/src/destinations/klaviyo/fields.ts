import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { BatchSizeLimits, InputField } from '@segment/actions-core'
import { anonymousId, properties } from '../../lib/event-fields'
import { countries } from './countries'

const { default: _, ...undecidedBatching } = enableBatching

/** The switch for batches where saved mappings without it send each event by itself. */
export const batchingWithoutDefault = undecidedBatching

/** The batch size, which forms show where batches are on. */
export function batchSizeOf(limits: BatchSizeLimits) {
  return {
    ...batchSize(limits),
    depends_on: { conditions: [{ fieldKey: 'enable_batching', operator: 'is', value: true }] }
  } satisfies InputField
}

/** The fields whose values the events of one batch have in common. */
export function batchKeys(...keys: string[]) {
  return {
    label: 'Batch Keys',
    description: 'The fields by which events are sorted into batches.',
    type: 'string',
    multiple: true,
    unsafe_hidden: true,
    default: keys
  } satisfies InputField
}

const email = {
  label: 'Email',
  description: 'The email address of the person.',
  type: 'string',
  format: 'email'
} satisfies InputField

const phone = {
  label: 'Phone Number',
  description: 'The phone number of the person. Without a country code it has to begin with a plus sign.',
  type: 'string'
} satisfies InputField

/** The email address from the traits of the event. */
export const emailOfTraits = { ...email, default: { '@path': '$.traits.email' } } satisfies InputField

/** The email address from the traits of the context. */
export const emailOfContext = { ...email, default: { '@path': '$.context.traits.email' } } satisfies InputField

/** The email address from either. */
export const emailOfEither = {
  ...email,
  default: firstOf('$.traits.email', '$.context.traits.email')
} satisfies InputField

/** The phone number from the traits of the event. */
export const phoneOfTraits = { ...phone, default: { '@path': '$.traits.phone' } } satisfies InputField

/** The phone number from the traits of the context. */
export const phoneOfContext = { ...phone, default: { '@path': '$.context.traits.phone' } } satisfies InputField

/** The phone number from either. */
export const phoneOfEither = {
  ...phone,
  default: firstOf('$.traits.phone', '$.context.traits.phone')
} satisfies InputField

/** Where the phone number is at home. */
export const countryCode = {
  label: 'Country Code',
  description: 'The country of phone numbers that do not begin with a plus sign.',
  type: 'string',
  choices: countries,
  depends_on: { conditions: [{ fieldKey: 'phone_number', operator: 'is_not', value: '' }] }
} satisfies InputField

/** The person in the customer's own system. */
export const externalId = {
  label: 'External ID',
  description: 'Your own ID of the person.',
  type: 'string'
} satisfies InputField

/** A list that a person chooses. */
export const listId = {
  label: 'List',
  description: 'The list in Klaviyo.',
  type: 'string',
  dynamic: true
} satisfies InputField

/** The list that an audience is connected to. */
export const audienceListId = {
  label: 'List ID',
  description: 'The ID of the list that the audience is connected to.',
  type: 'string',
  unsafe_hidden: true,
  required: true,
  default: firstOf('$.context.personas.audience_settings.listId', '$.context.personas.external_audience_id')
} satisfies InputField

const location = {
  label: 'Location',
  description: 'Where the person lives.',
  type: 'object',
  properties: {
    address1: {
      label: 'Address Line 1',
      description: 'The street and the house number.',
      type: 'string',
      allowNull: true
    },
    address2: { label: 'Address Line 2', description: 'What else the address has.', type: 'string', allowNull: true },
    city: { label: 'City', description: 'The city.', type: 'string', allowNull: true },
    region: { label: 'Region', description: 'The state, the province or the region.', type: 'string', allowNull: true },
    zip: { label: 'Postal Code', description: 'The ZIP code or postal code.', type: 'string', allowNull: true },
    latitude: { label: 'Latitude', description: 'The latitude in degrees.', type: 'string', allowNull: true },
    longitude: { label: 'Longitude', description: 'The longitude in degrees.', type: 'string', allowNull: true },
    country: { label: 'Country', description: 'The country.', type: 'string', allowNull: true }
  }
} satisfies InputField

/** Data about the person, from the traits or the properties of the event. */
export function profileFields(source: '$.traits' | '$.properties') {
  const from = (path: string) => ({ '@path': `${source}.${path}` })
  return {
    first_name: {
      label: 'First Name',
      description: 'The first name of the person.',
      type: 'string',
      default: from('firstName')
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the person.',
      type: 'string',
      default: from('lastName')
    },
    organization: {
      label: 'Organization',
      description: 'The company that the person works for.',
      type: 'string',
      default: from('company.name')
    },
    title: { label: 'Title', description: 'The job title of the person.', type: 'string', default: from('title') },
    image: {
      label: 'Image',
      description: 'The address of a picture of the person.',
      type: 'string',
      default: from('avatar')
    },
    location: {
      ...location,
      default: {
        city: from('address.city'),
        region: from('address.state'),
        zip: from('address.postal_code'),
        address1: from('address.street'),
        country: from('address.country')
      }
    }
  } satisfies Record<string, InputField>
}

/** Further data about the person. */
export const profileProperties = {
  label: 'Properties',
  description: 'Custom properties of the profile.',
  type: 'object'
} satisfies InputField

/** Who did it, in the actions that record events. */
export const eventProfile = {
  label: 'Profile',
  description: 'The person who did it. At least one of the identifiers is needed.',
  type: 'object',
  additionalProperties: true,
  properties: {
    email: { label: 'Email', description: 'The email address of the person.', type: 'string' },
    phone_number: phone,
    country_code: countryCode,
    external_id: { ...externalId, default: { '@path': '$.userId' } },
    anonymous_id: anonymousId
  },
  required: true
} satisfies InputField

/** Data about an event besides its name and its person. */
export const eventFields = {
  properties: { ...properties, required: true },
  time: {
    label: 'Time',
    description: 'When it happened. Klaviyo uses the time of the request where it is empty.',
    type: 'datetime',
    default: { '@path': '$.timestamp' }
  },
  value: { label: 'Value', description: 'What the event is worth in money, for reports.', type: 'number' },
  unique_id: {
    label: 'Unique ID',
    description: 'A unique ID of the event. Klaviyo keeps only the first of two events with the same ID.',
    type: 'string',
    default: { '@path': '$.messageId' }
  }
} satisfies Record<string, InputField>
