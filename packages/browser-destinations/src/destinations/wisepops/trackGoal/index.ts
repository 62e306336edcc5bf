import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Wisepops } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Wisepops, Payload> = {
  title: 'Track Goal',
  description: 'Record that a visitor reached a goal, and what it earned.',
  platform: 'web',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: {
    goalName: {
      label: 'Goal Name',
      description: 'The identifier of the goal, from Wisepops. Without it, the goal of the website is meant.',
      type: 'string'
    },
    goalRevenue: {
      label: 'Goal Revenue',
      description: 'What reaching the goal earned.',
      type: 'string',
      default: { '@path': '$.properties.revenue' }
    }
  },
  perform: (wisepops, { payload: { goalName, goalRevenue } }) => {
    const revenue = Number.parseFloat(String(goalRevenue))
    return wisepops('goal', goalName, Number.isNaN(revenue) ? null : revenue)
  }
}

export default action
