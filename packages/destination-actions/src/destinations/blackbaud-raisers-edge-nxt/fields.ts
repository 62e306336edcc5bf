import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** Where a value of the constituent is, by its key in traits and properties. */
function fromTraits(key: string) {
  return firstOf(`$.traits.${key}`, `$.properties.${key}`)
}

/** A text about the constituent. */
function text(label: string, description: string, key: string): InputField {
  return { label, description, type: 'string', default: fromTraits(key) }
}

/** The switches and the type that addresses, phones and so on have. */
const primary = { label: 'Primary', description: 'Whether it is the main one of its kind.', type: 'boolean' } as const
const kind = (example: string) =>
  ({
    label: 'Type',
    description: `The type, as your organization has it in Raiser's Edge, such as \`${example}\`. Without a type, nothing is saved.`,
    type: 'string'
  }) as const

/** Data about a constituent. */
export const constituentFields = {
  address: {
    label: 'Address',
    description: 'A postal address of the constituent. It needs a type.',
    type: 'object',
    properties: {
      address_lines: { label: 'Address Lines', description: 'The street and house number.', type: 'string' },
      city: { label: 'City', description: 'The city.', type: 'string' },
      country: { label: 'Country', description: 'The country, by its name or abbreviation.', type: 'string' },
      do_not_mail: {
        label: 'Do Not Mail',
        description: 'Whether the constituent wants no mail at this address.',
        type: 'boolean'
      },
      postal_code: { label: 'ZIP or Postal Code', description: 'The postal code.', type: 'string' },
      primary,
      state: { label: 'State or Province', description: 'The state, by its abbreviation.', type: 'string' },
      type: kind('Home')
    },
    default: {
      address_lines: fromTraits('address.street'),
      city: fromTraits('address.city'),
      country: fromTraits('address.country'),
      do_not_mail: '',
      postal_code: fromTraits('address.postalCode'),
      primary: '',
      state: fromTraits('address.state'),
      type: ''
    }
  },
  birthdate: {
    label: 'Birthdate',
    description: 'The day on which the constituent was born.',
    type: 'datetime',
    default: fromTraits('birthday')
  },
  birthplace: text('Birthplace', 'Where the constituent was born.', 'birthplace'),
  constituent_id: {
    label: 'Constituent ID',
    description:
      "The system record ID of a constituent in Raiser's Edge. Without it, the constituent is looked up by the lookup ID or else the email address.",
    type: 'string'
  },
  email: {
    label: 'Email',
    description:
      'An email address of the constituent. To be saved, it needs a type; to look the constituent up, it does not.',
    type: 'object',
    properties: {
      address: { label: 'Email Address', description: 'The email address.', type: 'string' },
      do_not_email: {
        label: 'Do Not Email',
        description: 'Whether the constituent wants no email at this address.',
        type: 'boolean'
      },
      primary,
      type: kind('Email')
    },
    default: { address: fromTraits('email'), do_not_email: '', primary: '', type: '' }
  },
  ethnicity: text('Ethnicity', 'The ethnicity of the constituent.', 'ethnicity'),
  first: text('First Name', 'The first name of the constituent.', 'firstName'),
  former_name: text('Former Name', 'The former name of the constituent, such as a maiden name.', 'formerName'),
  gender: text('Gender', 'The gender of the constituent.', 'gender'),
  gives_anonymously: {
    label: 'Gives Anonymously',
    description: 'Whether the constituent wants to stay anonymous when giving.',
    type: 'boolean',
    default: fromTraits('givesAnonymously')
  },
  income: text('Income', 'The income of the constituent.', 'income'),
  industry: text('Industry', 'The industry that the constituent works in.', 'industry'),
  last: text('Last Name', 'The last name of the constituent. A new constituent needs one.', 'lastName'),
  lookup_id: {
    label: 'Lookup ID',
    description: 'The ID of the constituent that your organization defines. A constituent with this ID is updated.',
    type: 'string'
  },
  marital_status: text('Marital Status', 'The marital status of the constituent.', 'maritalStatus'),
  online_presence: {
    label: 'Online Presence',
    description: 'A website or a profile of the constituent. It needs a type.',
    type: 'object',
    properties: {
      address: { label: 'Web Address', description: 'The address of the website.', type: 'string' },
      primary,
      type: kind('Website')
    },
    default: { address: fromTraits('website'), primary: '', type: '' }
  },
  phone: {
    label: 'Phone',
    description: 'A phone number of the constituent. It needs a type.',
    type: 'object',
    properties: {
      do_not_call: {
        label: 'Do Not Call',
        description: 'Whether the constituent wants no calls at this number.',
        type: 'boolean'
      },
      number: { label: 'Phone Number', description: 'The phone number.', type: 'string' },
      primary,
      type: kind('Home')
    },
    default: { do_not_call: '', number: fromTraits('phone'), primary: '', type: '' }
  },
  preferred_name: text('Preferred Name', 'The name that the constituent likes to be called by.', 'preferredName'),
  religion: text('Religion', 'The religion of the constituent.', 'religion'),
  suffix: text('Suffix', 'What follows the name of the constituent, such as `Jr.`.', 'suffix'),
  suffix_2: text('Second Suffix', 'What else follows the name of the constituent.', 'suffix2'),
  title: text('Title', 'How to address the constituent, such as `Dr.`.', 'title'),
  title_2: text('Second Title', 'How else to address the constituent.', 'title2')
} satisfies Record<string, InputField>

/** The same fields in actions that are about something else: `constituent_first` and so on. */
export const prefixedConstituentFields: Record<string, InputField> = Object.fromEntries(
  Object.entries(constituentFields).map(([key, field]) =>
    key === 'constituent_id' ? [key, field] : [`constituent_${key}`, { ...field, label: `Constituent ${field.label}` }]
  )
)
