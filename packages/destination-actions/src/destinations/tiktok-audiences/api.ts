import { batched, getErrorCodeFromHttpStatus, IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { ItemContext, ModifiedResponse, RequestClient, RequestOptions } from '@segment/actions-core'
import { hashed } from '../../lib/hash'
import { normal } from '../../lib/personal-data'
import type { AudienceSettings, Settings } from './generated-types'

/** The Audience API: https://business-api.tiktok.com/portal/docs?id=1739940504185857, and recorded requests. */
const API = 'https://business-api.tiktok.com/open_api/v1.3'

/** How TikTok answers every call, also those that fail: mostly with status 200 and a code. */
interface Answer<Data = unknown> {
  /** 0 for success. */
  code?: number
  message?: string
  data?: Data
}

/**
 * Calls TikTok.
 *
 * @param path the call, below the version
 * @throws IntegrationError if the answer has a code other than 0. The status is that of the code.
 */
export async function callTikTok<Data>(
  request: RequestClient,
  path: string,
  options: RequestOptions = {}
): Promise<ModifiedResponse<Answer<Data> | undefined>> {
  const answer = await request<Answer<Data> | undefined>(`${API}/${path}`, { method: 'get', ...options })
  const { code, message } = answer.data ?? {}
  if (code) {
    const status = statusOf(code)
    throw new IntegrationError(
      `TikTok answered with the code ${code}: ${message ?? 'no message'}`,
      getErrorCodeFromHttpStatus(status),
      status
    )
  }
  return answer
}

/** What the return codes of TikTok mean: 40100 too many requests, 40105 a bad token, from 50000 on its own faults. */
function statusOf(code: number): number {
  if (code === 40100) return 429
  if (code === 40105) return 401
  return code >= 50000 ? 500 : 400
}

/** What says who a person is, and what of it TikTok may get. */
interface Person {
  email?: string
  phone?: string
  advertising_id?: string
  send_email?: boolean
  send_phone?: boolean
  send_advertising_id?: boolean
}

/** Whom an action changes in which audience. */
interface Membership {
  action: 'add' | 'delete'
  advertiser_ids: string[] | undefined
  audience_id: string | undefined
}

/**
 * Makes the `perform` and `performBatch` of an action that adds people to audiences or removes them.
 *
 * A request has one list of kinds of IDs for all of its people, so people with other kinds go in a request of their own.
 *
 * @param membershipOf finds the audience. It may throw a PayloadValidationError.
 * @param check reads an answer that has no code of an error, and throws if it is not good enough
 */
export function batchedMemberships<Payload extends Person>(
  membershipOf: (payload: Payload, context: ItemContext<Settings>) => Membership,
  check: (answer: Answer | undefined) => void = () => {}
) {
  return batched({
    toItem: (payload: Payload, context: ItemContext<Settings>) => {
      if (!payload.email && !payload.phone && !payload.advertising_id) {
        throw new PayloadValidationError(
          'Nothing says who the person is. Map an email address, a phone number or an advertising ID.'
        )
      }
      return { ...membershipOf(payload, context), ids: idsOf(payload) }
    },
    send: async (request, items) => {
      const [{ action, advertiser_ids, ids }] = items as [(typeof items)[number]]
      const answer = await callTikTok(request, 'segment/mapping/', {
        method: 'post',
        json: {
          advertiser_ids,
          action,
          id_schema: ids.map(({ kind }) => kind),
          // An ID that the person does not have keeps its place.
          batch_data: items.map(({ audience_id, ids }) =>
            ids.map(({ id }) => (id ? { id, audience_ids: [audience_id] } : {}))
          )
        }
      })
      check(answer.data)
      return answer
    },
    groupBy: ({ action, advertiser_ids, ids }) => JSON.stringify([action, advertiser_ids, ids.map(({ kind }) => kind)]),
    onRequestError: 'report',
    limits: { count: 1_000 }
  })
}

function idsOf(person: Person): { kind: string; id: string | undefined }[] {
  return [
    { kind: 'EMAIL_SHA256', isSent: person.send_email, id: hashed(person.email, email) },
    { kind: 'PHONE_SHA256', isSent: person.send_phone, id: hashed(person.phone, phone) },
    { kind: 'IDFA_SHA256', isSent: person.send_advertising_id, id: hashed(person.advertising_id, (id) => id.trim()) }
  ]
    .filter(({ isSent }) => isSent)
    .map(({ kind, id }) => ({ kind, id }))
}

/**
 * Without dots and without a tag before the `@`, whatever the host: audiences that exist were filled like this, and who
 * is to be removed must have the same hash as when they were added.
 */
function email(text: string): string {
  return normal
    .email(text)
    .replace(/\+.*(?=@)/, '')
    .replace(/\.(?=.*@)/g, '')
}

/** TikTok hashes phone numbers in the form of E.164, with the plus sign. */
function phone(text: string): string {
  return text.replace(/[^\d+]/g, '')
}

/** The advertiser to which the audience of an event belongs. */
export function advertiserOf({ audienceSettings }: ItemContext<Settings>): string[] {
  const { advertiserId } = (audienceSettings ?? {}) as AudienceSettings
  if (advertiserId) return [advertiserId]
  throw new PayloadValidationError('The audience has no Advertiser ID. Choose one in the settings of the audience.')
}

/**
 * Creates an audience.
 *
 * @returns its ID
 * @throws IntegrationError if TikTok does not tell it
 */
export async function createAudience(request: RequestClient, advertiserId: string, name: string): Promise<string> {
  const { data } = await callTikTok<{ audience_id?: string }>(request, 'segment/audience/', {
    method: 'post',
    json: { custom_audience_name: name, advertiser_id: advertiserId, action: 'create' }
  })
  const id = data?.data?.audience_id
  if (id) return id
  throw new IntegrationError(`TikTok created '${name}', but did not tell its ID.`, 'INVALID_RESPONSE', 400)
}

/**
 * Looks an audience up.
 *
 * @throws IntegrationError if the advertiser has no such audience
 */
export async function getAudience(request: RequestClient, advertiserId: string, id: string): Promise<void> {
  const { data } = await callTikTok<{ list?: { audience_details?: { audience_id?: string } }[] }>(
    request,
    'dmp/custom_audience/get',
    { searchParams: { advertiser_id: advertiserId, custom_audience_ids: JSON.stringify([id]) } }
  )
  const isFound = data?.data?.list?.some(({ audience_details }) => audience_details?.audience_id === id)
  // TikTok says OK whenever it looked the audience up.
  if (data?.message === 'OK' && isFound) return
  throw new IntegrationError(
    `The advertiser ${advertiserId} has no audience ${id}. It may have been deleted in TikTok.`,
    'INVALID_RESPONSE',
    400
  )
}

/** The accounts of advertisers, as choices. */
export async function listAdvertisers(request: RequestClient, { advertiser_ids }: Settings) {
  const { data } = await callTikTok<{ list?: { advertiser_id: string; name: string }[] }>(request, 'advertiser/info/', {
    searchParams: { advertiser_ids: JSON.stringify(advertiser_ids) }
  })
  return (data?.data?.list ?? []).map(({ advertiser_id, name }) => ({ value: advertiser_id, label: name }))
}

interface AudiencePage {
  list?: { audience_id: string; name: string; is_creator?: boolean }[]
  page_info?: { total_page?: number }
}

/** The audiences of an advertiser, as choices. Only those that it created: the others cannot be changed. */
export async function listAudiences(request: RequestClient, advertiserId: string) {
  const choices: { value: string; label: string }[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { data } = await callTikTok<AudiencePage>(request, 'dmp/custom_audience/list/', {
      searchParams: { advertiser_id: advertiserId, page, page_size: 100 }
    })
    pages = data?.data?.page_info?.total_page ?? 1
    const own = (data?.data?.list ?? []).filter(({ is_creator }) => is_creator !== false)
    choices.push(...own.map(({ audience_id, name }) => ({ value: audience_id, label: name })))
  }
  return choices
}
