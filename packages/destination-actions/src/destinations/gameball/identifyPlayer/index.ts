import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { API } from '../api'
import { email, mobile, playerUniqueId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify Player',
  description: 'Adds or updates a player.',
  defaultSubscription: 'type = "identify"',
  fields: {
    playerUniqueId,
    mobile,
    email,
    displayName: {
      label: 'Display Name',
      description:
        'The name by which the player is shown. Its last word becomes the last name, the rest the first name.',
      type: 'string',
      default: { '@path': '$.traits.displayName' }
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the player. It counts only where the display name has fewer than two words.',
      type: 'string',
      default: { '@path': '$.traits.first_name' }
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the player. It counts only where the display name has fewer than two words.',
      type: 'string',
      default: { '@path': '$.traits.last_name' }
    },
    gender: {
      label: 'Gender',
      description: 'The gender of the player: `M` or `F`.',
      type: 'string',
      default: { '@path': '$.traits.gender' }
    },
    dateOfBirth: {
      label: 'Date Of Birth',
      description: 'When the player was born.',
      type: 'datetime',
      default: { '@path': '$.traits.birthday' }
    },
    joinDate: {
      label: 'Join Date',
      description: 'When the player joined you.',
      type: 'datetime',
      default: { '@path': '$.traits.joinDate' }
    },
    country: {
      label: 'Country',
      description: 'The country of the player.',
      type: 'string',
      default: { '@path': '$.traits.address.country' }
    },
    city: {
      label: 'City',
      description: 'The city of the player.',
      type: 'string',
      default: { '@path': '$.traits.address.city' }
    },
    zip: {
      label: 'Postal Code',
      description: 'The postal code of the player.',
      type: 'string',
      default: { '@path': '$.traits.location.postalCode' }
    },
    preferredLanguage: {
      label: 'Preferred Language',
      description: 'The language of the player. Of a locale such as `en-US`, only the language is sent.',
      type: 'string',
      default: { '@path': '$.context.locale' }
    },
    guest: {
      label: 'Guest',
      description: 'Whether this is a guest, who has no account with you.',
      type: 'boolean',
      default: firstOf('$.traits.is_guest', false)
    },
    utms: {
      label: 'Campaigns',
      description: 'The campaigns that brought the player.',
      type: 'object',
      multiple: true,
      properties: {
        campaign: { label: 'Campaign', description: 'The name of the campaign.', type: 'string' },
        source: { label: 'Source', description: 'Where the campaign ran.', type: 'string' },
        medium: { label: 'Medium', description: 'By which medium it ran, such as email.', type: 'string' },
        content: { label: 'Content', description: 'Which link or text of the campaign it was.', type: 'string' },
        term: { label: 'Term', description: 'The keyword of the campaign.', type: 'string' }
      },
      default: eachOf('$.context.campaign', {
        campaign: '$.name',
        source: '$.source',
        medium: '$.medium',
        content: '$.content',
        term: '$.term'
      })
    },
    devices: {
      label: 'Devices',
      description: 'The devices of the player.',
      type: 'object',
      multiple: true,
      properties: {
        userAgent: { label: 'User Agent', description: 'The user agent of the browser or app.', type: 'string' },
        os: { label: 'Operating System', description: 'The operating system of the device.', type: 'string' },
        device: { label: 'Device', description: 'The name of the device.', type: 'string' }
      },
      default: eachOf('$.context', { userAgent: '$.userAgent', os: '$.os.name', device: '$.device.name' })
    },
    totalSpent: {
      label: 'Total Spent',
      description: 'How much the player has spent so far.',
      type: 'number',
      default: { '@path': '$.traits.totalSpent' }
    },
    lastOrderDate: {
      label: 'Last Order Date',
      description: 'When the player ordered last.',
      type: 'datetime',
      default: { '@path': '$.traits.lastOrderDate' }
    },
    totalOrders: {
      label: 'Total Orders',
      description: 'How many orders the player has made.',
      type: 'number',
      default: { '@path': '$.traits.totalOrders' }
    },
    avgOrderAmount: {
      label: 'Average Order Amount',
      description: 'What an order of the player is worth on average.',
      type: 'number',
      default: { '@path': '$.traits.avgOrderAmount' }
    },
    tags: {
      label: 'Tags',
      description: 'Tags of the player, separated by commas.',
      type: 'string',
      default: { '@path': '$.traits.tags' }
    },
    playerCustomAttributes: {
      label: 'Player Custom Attributes',
      description: 'More attributes of the player, by name.',
      type: 'object',
      additionalProperties: true,
      default: { '@path': '$.traits.extra' }
    },
    referrerCode: {
      label: 'Referrer Code',
      description: 'The code of the player who brought this one.',
      type: 'string',
      default: { '@path': '$.traits.referrerCode' }
    },
    levelOrder: {
      label: 'Level Order',
      description: 'The position of the level that the player is to start with.',
      type: 'number',
      default: { '@path': '$.traits.levelOrder' }
    },
    deviceToken: {
      label: 'Device Token',
      description: 'The token by which push notifications reach the device.',
      type: 'string',
      default: { '@path': '$.traits.deviceToken' }
    }
  },
  perform: (request, { payload }) => {
    const { playerUniqueId, mobile, email, playerCustomAttributes, referrerCode, levelOrder, deviceToken } = payload
    return request(`${API}/player`, {
      method: 'post',
      json: {
        playerUniqueId,
        mobile,
        email,
        playerCustomAttributes,
        referrerCode,
        levelOrder,
        deviceToken,
        playerAttributes: {
          ...payload,
          ...namesIn(payload.displayName),
          preferredLanguage: payload.preferredLanguage?.split('-')[0]
        }
      }
    })
  }
}

/** The first and last name in a display name of several words: the last word is the last name. */
function namesIn(displayName = '') {
  const end = displayName.lastIndexOf(' ')
  return end < 0 ? {} : { firstName: displayName.slice(0, end), lastName: displayName.slice(end + 1) }
}

export default action
