import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** A field of an object, as Salesforce names it and as mappings see it. */
export interface ObjectField extends InputField {
  apiName: string
}

/** An object of Salesforce that actions write. */
export interface SalesforceObject {
  /** Its API name. A custom object has it in the payload. */
  name?: string
  /** The API names of the fields that a new record must have. */
  required: string[]
  fields: Record<string, ObjectField>
}

/**
 * The five fields of an address.
 *
 * @param kind the first part of the API names, for objects that have several addresses
 * @param isMapped whether the fields have defaults. Default: yes
 */
function addressFields(kind: '' | 'Mailing' | 'Billing' | 'Shipping', isMapped = true): Record<string, ObjectField> {
  const address = `${kind.toLowerCase()} address`.trim()
  const field = (key: string, apiName: string, label: string, description: string): [string, ObjectField] => [
    kind ? `${kind.toLowerCase()}_${key}` : key,
    {
      apiName: `${kind}${apiName}`,
      label: `${kind} ${label}`.trim(),
      description: `${description} of the ${address}.`,
      type: 'string',
      ...(isMapped && { default: firstOf(`$.traits.address.${key}`, `$.properties.address.${key}`) })
    }
  ]
  return Object.fromEntries([
    field('city', 'City', 'City', 'The city'),
    field('postal_code', 'PostalCode', 'Postal Code', 'The postal code'),
    field('country', 'Country', 'Country', 'The country'),
    field('street', 'Street', 'Street', 'The street and house number'),
    field('state', 'State', 'State', 'The state or province')
  ])
}

const lastName = {
  apiName: 'LastName',
  label: 'Last Name',
  description: 'The last name of the person. Salesforce requires it for a new record.',
  type: 'string',
  default: firstOf('$.traits.last_name', '$.properties.last_name')
} satisfies ObjectField

const firstName = {
  apiName: 'FirstName',
  label: 'First Name',
  description: 'The first name of the person.',
  type: 'string',
  default: firstOf('$.traits.first_name', '$.properties.first_name')
} satisfies ObjectField

const email = {
  apiName: 'Email',
  label: 'Email',
  description: 'The email address of the person.',
  type: 'string',
  default: firstOf('$.traits.email', '$.properties.email')
} satisfies ObjectField

/** A person who may become a customer. */
export const lead = {
  name: 'Lead',
  required: ['LastName'],
  fields: {
    company: {
      apiName: 'Company',
      label: 'Company',
      description: 'The company that the person works for. Salesforce requires it for a new lead.',
      type: 'string',
      default: firstOf('$.traits.company', '$.properties.company')
    },
    last_name: lastName,
    first_name: firstName,
    email,
    ...addressFields('')
  }
} satisfies SalesforceObject

/** A person who works for an account. */
export const contact = {
  name: 'Contact',
  required: ['LastName'],
  fields: {
    last_name: lastName,
    first_name: firstName,
    account_id: {
      apiName: 'AccountId',
      label: 'Account ID',
      description: 'The ID at Salesforce of the account that the person works for.',
      type: 'string'
    },
    email,
    ...addressFields('Mailing')
  }
} satisfies SalesforceObject

/** A company or an organization. */
export const account = {
  name: 'Account',
  required: ['Name'],
  fields: {
    name: {
      apiName: 'Name',
      label: 'Name',
      description: 'The name of the account. Salesforce requires it for a new account.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    account_number: {
      apiName: 'AccountNumber',
      label: 'Account Number',
      description: 'Your own number of the account. It is not the ID at Salesforce.',
      type: 'string',
      default: { '@path': '$.groupId' }
    },
    number_of_employees: {
      apiName: 'NumberOfEmployees',
      label: 'Number of Employees',
      description: 'How many people work for the account.',
      type: 'integer',
      default: firstOf('$.traits.employees', '$.properties.employees')
    },
    ...addressFields('Billing'),
    ...addressFields('Shipping', false),
    phone: {
      apiName: 'Phone',
      label: 'Phone',
      description: 'The phone number of the account.',
      type: 'string',
      default: firstOf('$.traits.phone', '$.properties.phone')
    },
    description: {
      apiName: 'Description',
      label: 'Description',
      description: 'Data about the account, as a text.',
      type: 'string',
      default: firstOf('$.traits.description', '$.properties.description')
    },
    website: {
      apiName: 'Website',
      label: 'Website',
      description: 'The address of the website of the account.',
      type: 'string',
      default: firstOf('$.traits.website', '$.properties.website')
    }
  }
} satisfies SalesforceObject

/** A sale that may come. */
export const opportunity = {
  name: 'Opportunity',
  required: ['CloseDate', 'Name', 'StageName'],
  fields: {
    close_date: {
      apiName: 'CloseDate',
      label: 'Close Date',
      description:
        'The day on which you expect the sale, such as `2026-10-31`. Salesforce requires it for a new opportunity.',
      type: 'string'
    },
    name: {
      apiName: 'Name',
      label: 'Name',
      description: 'The name of the opportunity. Salesforce requires it for a new one.',
      type: 'string'
    },
    stage_name: {
      apiName: 'StageName',
      label: 'Stage Name',
      description:
        'The stage that the sale is in, such as `Prospecting`. Salesforce requires it for a new opportunity.',
      type: 'string'
    },
    amount: {
      apiName: 'Amount',
      label: 'Amount',
      description: 'What you expect to earn.',
      type: 'string'
    },
    description: {
      apiName: 'Description',
      label: 'Description',
      description: 'Data about the opportunity, as a text.',
      type: 'string'
    }
  }
} satisfies SalesforceObject

/** A question or a problem of a customer. */
export const supportCase = {
  name: 'Case',
  required: [],
  fields: {
    description: {
      apiName: 'Description',
      label: 'Description',
      description: 'What the case is about, as a text.',
      type: 'string'
    }
  }
} satisfies SalesforceObject

/** An object that the account defined itself. All its fields are custom fields. */
export const customObject: SalesforceObject = { required: [], fields: {} }
