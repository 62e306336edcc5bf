import { APIError, batched, batchSize, enableBatching, firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, ItemContext, Rejection, RequestClient, SendContext } from '@segment/actions-core'
import { callAds, customerOf, failuresIn } from '../api'
import type { PartialAnswer } from '../api'
import { adPersonalizationConsentState, adUserDataConsentState, phoneCountryCode } from '../fields'
import { hashedAsIs, identifiersOf } from '../user-identifiers'
import type { UserIdentifier } from '../user-identifiers'
import { chooseList } from '../user-lists'
import type { AudienceSettings, Settings } from '../generated-types'
import type { Payload, RetlOnMappingSaveOutputs } from './generated-types'

/** How many people one request may hold. https://developers.google.com/google-ads/api/docs/best-practices/quotas */
const MOST_PEOPLE = 10_000

const action: ActionDefinition<Settings, Payload, AudienceSettings> = {
  title: 'Customer Match User List',
  description: 'Adds a person to a customer match list or removes them from it.',
  defaultSubscription: 'event = "Audience Entered" or event = "Audience Exited"',
  syncMode: {
    label: 'Sync Mode',
    description: 'Whether people are added to the list, removed from it, or both, as the event says.',
    default: 'mirror',
    choices: [
      { label: 'Add people', value: 'add' },
      { label: 'Remove people', value: 'delete' },
      { label: 'Add and remove people', value: 'mirror' }
    ]
  },
  fields: {
    first_name: {
      label: 'First Name',
      description:
        'The first name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.context.traits.firstName', '$.properties.firstName')
    },
    last_name: {
      label: 'Last Name',
      description:
        'The last name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.context.traits.lastName', '$.properties.lastName')
    },
    email: {
      label: 'Email',
      description: 'The email address of the person. It is hashed before it is sent, unless it is a hash already.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.context.traits.email', '$.properties.email')
    },
    phone: {
      label: 'Phone',
      description:
        'The phone number of the person, best with the code of the country in front. It is hashed before it is sent, unless it is a hash already.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.context.traits.phone', '$.properties.phone')
    },
    phone_country_code: phoneCountryCode,
    country_code: {
      label: 'Country Code',
      description: 'The country of the person, as its two letters of ISO 3166. Names match only with it.',
      type: 'string'
    },
    postal_code: {
      label: 'Postal Code',
      description: 'The postal code of the person. Names match only with it.',
      type: 'string'
    },
    crm_id: {
      label: 'CRM ID',
      description: 'Your own ID of the person, for lists that recognize people by it.',
      type: 'string'
    },
    mobile_advertising_id: {
      label: 'Mobile Advertising ID',
      description: 'The advertising ID of a device of the person, for lists that recognize people by it.',
      type: 'string',
      default: { '@path': '$.context.device.advertisingId' }
    },
    ad_user_data_consent_state: { ...adUserDataConsentState, required: true },
    ad_personalization_consent_state: { ...adPersonalizationConsentState, required: true },
    external_audience_id: {
      label: 'External Audience ID',
      description: 'The ID of the list, for audiences of Engage.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.external_audience_id' }
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    batch_size: { ...batchSize({ default: MOST_PEOPLE, unsafe_hidden: true }), type: 'integer' },
    event_name: {
      label: 'Event Name',
      description: 'The name of the event, which says whether the person enters or leaves the list.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.event' }
    }
  },
  hooks: { retlOnMappingSave: chooseList },
  ...batched({
    toItem: (payload: Payload, context: ItemContext<Settings>) => ({
      job: jobOf(payload, context),
      operation: {
        [isEntering(payload, context) ? 'create' : 'remove']: { userIdentifiers: peopleOf(payload, context) }
      }
    }),
    sendOne: async (request, { job, operation }) => {
      const name = await createJob(request, job)
      await callAds(request, `${name}:addOperations`, { operations: [operation], enable_warnings: true })
      return callAds(request, `${name}:run`)
    },
    // The list and the consent count for a whole job.
    groupBy: ({ job }) => JSON.stringify(job),
    send: runJob,
    limits: { count: MOST_PEOPLE },
    rejections: ({ data }) => data.rejections,
    onRequestError: 'report'
  })
}

/** What is to be done with a person. */
type Operation = Partial<Record<'create' | 'remove', { userIdentifiers: UserIdentifier[] }>>

/** What a job needs to be created. */
interface Job {
  customer: string
  list: string
  consent: { adUserData: string; adPersonalization: string }
}

/** What the hook saved with the mapping. */
function savedList({ hookOutputs }: SendContext<Settings>): RetlOnMappingSaveOutputs {
  const { outputs = {} } = (hookOutputs?.retlOnMappingSave ?? {}) as { outputs?: RetlOnMappingSaveOutputs }
  return outputs
}

function jobOf(payload: Payload, context: SendContext<Settings>): Job {
  const id = savedList(context).id ?? payload.external_audience_id
  const customer = customerOf(context.settings)
  if (!id) throw new PayloadValidationError('The mapping has no list. Choose one or create one, and save the mapping.')
  return {
    customer,
    list: `customers/${customer}/userLists/${id}`,
    consent: {
      adUserData: payload.ad_user_data_consent_state,
      adPersonalization: payload.ad_personalization_consent_state
    }
  }
}

const entered = ['Audience Entered', 'new', 'updated']
const exited = ['Audience Exited', 'deleted']

/** Whether the person enters the list. An event of an audience says so by its boolean, or else by its name. */
function isEntering({ event_name = '' }: Payload, { syncMode, audienceMembership }: ItemContext<Settings>): boolean {
  if (syncMode === 'add') return true
  if (syncMode === 'delete') return false
  if (audienceMembership === true || entered.includes(event_name)) return true
  if (audienceMembership === false || exited.includes(event_name)) return false
  throw new PayloadValidationError(
    'The event does not say whether the person enters or leaves the list. Choose the sync mode "Add people" or "Remove people".'
  )
}

/** What the list recognizes the person by. */
function peopleOf(payload: Payload, context: ItemContext<Settings>): UserIdentifier[] {
  const audienceSettings = context.audienceSettings as AudienceSettings | undefined
  switch (savedList(context).external_id_type ?? audienceSettings?.external_id_type) {
    case 'CRM_ID':
      return payload.crm_id ? [{ thirdPartyUserId: payload.crm_id }] : []
    case 'MOBILE_ADVERTISING_ID':
      return payload.mobile_advertising_id ? [{ mobileId: payload.mobile_advertising_id }] : []
    default: {
      const { email, phone, phone_country_code: phoneCountryCode } = payload
      return identifiersOf({ email, phone, phoneCountryCode }, addressOf(payload))
    }
  }
}

function addressOf({ first_name, last_name, country_code = '', postal_code = '' }: Payload) {
  if (!first_name && !last_name && !country_code && !postal_code) return undefined
  return {
    hashedFirstName: hashedAsIs(first_name),
    hashedLastName: hashedAsIs(last_name),
    countryCode: country_code,
    postalCode: postal_code
  }
}

/** Creates a job and returns its name. https://developers.google.com/google-ads/api/docs/remarketing/audience-types/customer-match */
async function createJob(request: RequestClient, { customer, list, consent }: Job): Promise<string> {
  const job = { type: 'CUSTOMER_MATCH_USER_LIST', customerMatchUserListMetadata: { userList: list, consent } }
  const path = `customers/${customer}/offlineUserDataJobs:create`
  const { data } = await callAds<{ resourceName?: string } | undefined>(request, path, { job })
  if (data?.resourceName) return data.resourceName
  throw new APIError('Google did not return the name of the job that it was asked to create.', 502)
}

/** Runs one job for all people of a list. Google takes those to add and those to remove in separate requests. */
async function runJob(request: RequestClient, items: { job: Job; operation: Operation }[]) {
  const [first] = items
  if (!first) return undefined
  const name = await createJob(request, first.job)
  const rejections: Rejection[] = []
  for (const kind of ['create', 'remove'] as const) {
    const positions = [...items.keys()].filter((position) => items[position]?.operation[kind])
    if (positions.length === 0) continue
    const operations = positions.map((position) => items[position]?.operation)
    const { data } = await callAds<PartialAnswer>(request, `${name}:addOperations`, {
      operations,
      enablePartialFailure: true
    })
    for (const { index = -1, message } of failuresIn(data)) {
      const position = positions[index]
      if (position !== undefined) rejections.push({ position, message })
    }
  }
  const answer = await callAds(request, `${name}:run`)
  return Object.assign(answer, { data: { rejections } })
}

export default action
