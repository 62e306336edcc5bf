import type { Settings } from './generated-types'

/** The data centers and the API of each: https://help.moengage.com/hc/en-us/articles/360057030512-Data-Centers-in-MoEngage */
export const regions = {
  DC_01: 'https://api-01.moengage.com',
  DC_02: 'https://api-02.moengage.com',
  DC_03: 'https://api-03.moengage.com',
  DC_04: 'https://api-04.moengage.com',
  DC_05: 'https://api-05.moengage.com'
} as const

/**
 * The address of the endpoint for Segment, which has no public reference. Source: recorded requests.
 *
 * @param path what comes after the endpoint. Default: nothing, which takes events
 */
export function apiUrl({ api_id, region }: Settings, path = ''): string {
  const host = regions[region as keyof typeof regions] ?? regions.DC_01
  return `${host}/v1/integrations/segment${path}?${new URLSearchParams({ appId: api_id })}`
}

/** The parts of the context that MoEngage reads. */
export function contextOf(payload: { app_version?: string; os_name?: string; library_version?: string }) {
  return {
    app: { version: payload.app_version },
    os: { name: payload.os_name },
    library: { version: payload.library_version }
  }
}
