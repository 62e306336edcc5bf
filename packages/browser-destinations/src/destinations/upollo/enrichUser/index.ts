import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Company, Upollo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Upollo, Payload> = {
  title: 'Enrich',
  description: "Add what Upollo knows about the user's company to the traits, before other destinations get the event.",
  platform: 'web',
  lifecycleHook: 'enrichment',
  defaultSubscription: 'type = "identify"',
  fields: {
    user_id: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    name: {
      label: 'Name',
      description: 'The name of the user.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the user. Upollo looks up the company by it.',
      type: 'string',
      default: { '@path': '$.traits.email' }
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the user.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    avatar_image_url: {
      label: 'Avatar',
      description: 'The address of a picture of the user.',
      type: 'string',
      default: { '@path': '$.traits.avatar' }
    },
    custom_traits: {
      label: 'Custom Traits',
      description: 'What else you know about the user. Upollo takes texts only; other values are left out.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  // https://upollo.ai/docs/reference/client-libraries
  perform: async (upollo, { payload: { email }, context }) => {
    if (!email) return
    const { company } = (await upollo.checkEmail(email)) ?? {}
    if (!company?.name) return
    const known: unknown = context.event.traits?.company
    // What the site knows about the company stays.
    context.updateEvent('traits.company', { ...(typeof known === 'object' ? known : {}), ...traitsOf(company) })
  }
}

/** What Upollo knows about a company as traits of it, without what it does not know. */
function traitsOf({ name, industry, companySize: { employeesMin = 0, employeesMax = 0 } = {} }: Company): object {
  const employees = Math.max(employeesMin, employeesMax)
  return { name, ...(industry && { industry }), ...(employees > 0 && { employee_count: employees }) }
}

export default action
