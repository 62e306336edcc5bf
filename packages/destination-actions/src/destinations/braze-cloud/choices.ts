import { errorData } from '@segment/actions-core'
import type { DynamicFieldItem, DynamicFieldResponse, RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** How many campaigns or Canvases Braze gives in one answer. */
const PAGE_SIZE = 100

interface Listed {
  id: string
  name: string
}

/**
 * Lists the campaigns of the account, oldest first. Source:
 * https://www.braze.com/docs/api/endpoints/export/campaigns/get_campaigns/
 *
 * @param page counts from 0, which is the default
 */
export function campaignChoices(request: RequestClient, { endpoint }: Settings, page?: string) {
  return pageOf(page, (query) =>
    request<{ campaigns: Listed[] }>(`${endpoint}/campaigns/list${query}`).then(({ data }) => data.campaigns)
  )
}

/**
 * As {@link campaignChoices} for Canvases. Source:
 * https://www.braze.com/docs/api/endpoints/export/canvas/get_canvases/
 */
export function canvasChoices(request: RequestClient, { endpoint }: Settings, page?: string) {
  return pageOf(page, (query) =>
    request<{ canvases: Listed[] }>(`${endpoint}/canvas/list${query}`).then(({ data }) => data.canvases)
  )
}

/** Gives choices, or none and why where they could not be had. */
export async function choicesFrom(list: () => Promise<DynamicFieldItem[]>): Promise<DynamicFieldResponse> {
  try {
    return { choices: await list() }
  } catch (error) {
    const { message, status } = errorData(error)
    return { choices: [], error: { message, code: String(status) } }
  }
}

async function pageOf(page: string | undefined, list: (query: string) => Promise<Listed[]>) {
  const answer = await choicesFrom(async () =>
    (await list(page ? `?page=${encodeURIComponent(page)}` : '')).map(({ id, name }) => ({ label: name, value: id }))
  )
  return answer.choices.length < PAGE_SIZE ? answer : { ...answer, nextPage: String(Number(page ?? 0) + 1) }
}
