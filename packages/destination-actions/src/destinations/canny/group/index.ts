import { HTTPError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { API } from '../api'
import { toCompany } from '../company'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group',
  description: 'Creates a company in Canny, or updates the one with the same ID, and adds a person to it.',
  defaultSubscription: 'type = "group"',
  fields: {
    groupId: {
      label: 'Group ID',
      description: 'The ID of the company in your application, by which Canny finds the company again.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits: {
      label: 'Traits',
      description:
        'What is known of the company: `name`, `createdAt`, `monthlySpend`. Other texts, numbers and booleans become custom fields.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    type: {
      label: 'Type',
      description: 'The type of the call that told of the company. It is not sent.',
      type: 'string',
      required: true,
      default: { '@path': '$.type' }
    },
    userId: {
      label: 'User ID',
      description:
        'The ID of a person who belongs to the company. Canny creates companies only together with a person whom it knows already; without one, an existing company is updated.',
      type: 'string',
      default: { '@path': '$.userId' }
    }
  },

  perform: async (request, { payload: { groupId, traits = {}, userId } }) => {
    const company = toCompany(groupId, traits)
    const name = userId && (await nameOf(request, userId))
    if (!name) {
      // "Update company": https://developers.canny.io/api-reference#companies
      return request(`${API}/companies/update`, { json: company })
    }
    // "Create or update user": https://developers.canny.io/api-reference#users
    return request(`${API}/users/create_or_update`, { json: { userID: userId, name, companies: [company] } })
  }
}

/**
 * Finds the name of a person, which an update must repeat; undefined for a person whom Canny does not know.
 * "Retrieve user": https://developers.canny.io/api-reference#users
 */
async function nameOf(request: RequestClient, userID: string): Promise<string | undefined> {
  try {
    const { data } = await request<{ name?: string } | undefined>(`${API}/users/retrieve`, { json: { userID } })
    return data?.name
  } catch (error) {
    if (error instanceof HTTPError && error.response.status === 404) return undefined
    throw error
  }
}

export default action
