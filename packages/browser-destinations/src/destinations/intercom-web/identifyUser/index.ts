import { firstOf } from '@segment/actions-core'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { optional, toCompany, toSeconds, widgetOf, withoutNested, type Intercom } from '../api'
import { companyAt, companyProperties, hideDefaultLauncher } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Intercom, Payload> = {
  title: 'Identify User',
  description: 'Tell who a user is, and show them messages that are due on a page.',
  platform: 'web',
  defaultSubscription: 'type = "identify" or type = "page"',
  fields: {
    user_id: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    custom_traits: {
      label: 'Custom Traits',
      description: 'Further attributes of the user. They must exist in Intercom. Lists and objects are left out.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    },
    name: {
      label: 'Name',
      description: 'The name of the user.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the user.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    unsubscribed_from_emails: {
      label: 'Unsubscribed From Emails',
      description: 'Whether the user wants no emails.',
      type: 'boolean'
    },
    language_override: {
      label: 'Language',
      description: 'The language of the messenger, if it is not that of the browser.',
      type: 'string'
    },
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      default: { '@path': '$.traits.email' }
    },
    created_at: {
      label: 'Created At',
      description: 'When the user signed up.',
      type: 'datetime',
      default: firstOf('$.traits.createdAt', '$.traits.created_at')
    },
    avatar_image_url: {
      label: 'Avatar',
      description: 'The address of a picture of the user.',
      type: 'string',
      default: { '@path': '$.traits.avatar' }
    },
    user_hash: {
      label: 'User Hash',
      description: 'The HMAC of the user ID, where identity verification is on.',
      type: 'string',
      default: firstOf('$.integrations.Intercom.user_hash', '$.integrations.Intercom.userHash')
    },
    intercom_user_jwt: {
      label: 'User JWT',
      description: 'The JSON Web Token of the user, where messenger security is on.',
      type: 'string',
      default: firstOf('$.integrations.Intercom.intercom_user_jwt', '$.integrations.Intercom.intercomUserJwt')
    },
    company: {
      label: 'Company',
      description: 'The company that the user belongs to.',
      type: 'object',
      properties: companyProperties,
      default: companyAt('$.traits.company.id', '$.traits.company')
    },
    companies: {
      label: 'Companies',
      description: 'All companies that the user belongs to, if there are several.',
      type: 'object',
      multiple: true,
      properties: companyProperties,
      default: { '@arrayPath': ['$.traits.companies', companyAt('$.id', '$')] }
    },
    hide_default_launcher: hideDefaultLauncher
  },
  // https://developers.intercom.com/installing-intercom/web/attributes-objects
  perform: (intercom, { payload, settings }) => {
    const { custom_traits, created_at, avatar_image_url, company, companies, ...user } = payload
    return intercom('update', {
      ...user,
      ...optional('created_at', toSeconds(created_at)),
      // The default mapping makes an empty object of an event without a company.
      ...(company && Object.keys(company).length > 0 && { company: toCompany(company) }),
      ...(companies?.length && { companies: companies.map(toCompany) }),
      ...withoutNested(custom_traits),
      ...(avatar_image_url && { avatar: { image_url: avatar_image_url, type: 'avatar' } }),
      ...widgetOf(settings)
    })
  }
}

export default action
