import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The properties of a company. */
export const companyProperties = {
  company_id: {
    label: 'Company ID',
    description: 'The ID that you know the company by.',
    type: 'string',
    required: true
  },
  name: { label: 'Name', description: 'The name of the company.', type: 'string', required: true },
  created_at: { label: 'Created At', description: 'When the company became a customer of yours.', type: 'datetime' },
  plan: { label: 'Plan', description: 'The plan of the company.', type: 'string' },
  monthly_spend: { label: 'Monthly Spend', description: 'What the company pays in a month.', type: 'integer' },
  size: { label: 'Size', description: 'How many people work for the company.', type: 'integer' },
  website: { label: 'Website', description: 'The website of the company.', type: 'string' },
  industry: { label: 'Industry', description: 'The industry of the company.', type: 'string' },
  company_custom_traits: {
    label: 'Custom Traits',
    description: 'Further attributes of the company. Lists and objects are left out.',
    type: 'object',
    defaultObjectUI: 'keyvalue'
  }
} satisfies InputField['properties']

/**
 * The default mapping of a company.
 *
 * @param id the path of the company's ID
 * @param parent the path of what else is known of the company
 */
export function companyAt(id: string, parent: string) {
  const at = (name: string) => ({ '@path': `${parent}.${name}` })
  return {
    company_id: { '@path': id },
    name: at('name'),
    created_at: firstOf(`${parent}.createdAt`, `${parent}.created_at`),
    plan: at('plan'),
    size: at('size'),
    website: at('website'),
    industry: at('industry'),
    monthly_spend: at('monthly_spend')
  }
}

/** Whether to hide the button that opens the messenger. */
export const hideDefaultLauncher = {
  label: 'Hide Default Launcher',
  description: 'Hide the button that opens the messenger. Without a value, the settings in Intercom hold.',
  type: 'boolean',
  default: firstOf('$.context.Intercom.hideDefaultLauncher', '$.context.Intercom.hide_default_launcher')
} satisfies InputField
