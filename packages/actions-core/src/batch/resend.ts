import type { AuthTokens } from '../auth/tokens'
import type { Result } from '../result'
import type { SegmentEvent } from '../definition/segment-event'

/** Delivers an event or a batch with the tokens given. */
type Attempt = (auth: AuthTokens, data: SegmentEvent | SegmentEvent[]) => Promise<Result[]>

function unauthorizedPlaces(results: Result[]): number[] {
  const nodes = results.find((result) => result.multistatus)?.multistatus ?? []
  return [...nodes.keys()].filter((place) => nodes[place]?.status === 401)
}

/** Says whether the destination answered any event of a batch with 401. */
export function isUnauthorized(results: Result[]): boolean {
  return unauthorizedPlaces(results).length > 0
}

function replace(results: Result[], places: number[], again: Result[]): Result[] {
  const renewed = again.find((result) => result.multistatus)?.multistatus ?? []
  return results.map((result) => {
    if (!result.multistatus) return result
    const multistatus = [...result.multistatus]
    for (const [position, place] of places.entries()) multistatus[place] = renewed[position]
    return { ...result, multistatus }
  })
}

/**
 * Makes a delivery that can be called again after a 401: the first call sends everything; a later one sends only the
 * events that were answered with 401 and puts their results into their places.
 */
export function resendUnauthorized(
  data: SegmentEvent | SegmentEvent[],
  attempt: Attempt
): (auth: AuthTokens) => Promise<Result[]> {
  let results: Result[] | undefined
  return async (auth) => {
    if (!results || !Array.isArray(data)) {
      results = await attempt(auth, data)
      return results
    }
    const places = unauthorizedPlaces(results)
    const again = await attempt(
      auth,
      places.map((place) => data[place])
    )
    results = replace(results, places, again)
    return results
  }
}
