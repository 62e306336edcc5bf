import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { toCompany, widgetOf, type Intercom } from '../api'
import { companyAt, companyProperties, hideDefaultLauncher } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Intercom, Payload> = {
  title: 'Identify Company',
  description: 'Tell which company the user belongs to.',
  platform: 'web',
  defaultSubscription: 'type = "group"',
  fields: {
    company: {
      label: 'Company',
      description: 'The company that the user belongs to.',
      type: 'object',
      properties: companyProperties,
      required: true,
      default: companyAt('$.groupId', '$.traits')
    },
    hide_default_launcher: hideDefaultLauncher
  },
  // https://developers.intercom.com/installing-intercom/web/attributes-objects
  perform: (intercom, { payload: { company, ...others }, settings }) =>
    company && intercom('update', { company: toCompany(company), ...others, ...widgetOf(settings) })
}

export default action
