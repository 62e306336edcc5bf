/** Where the ID of the search is kept, from one page of the site to the next. */
export const QUERY_ID = 'analytics_algolia_query_id'

/**
 * Finds the ID of the search in the query of an address.
 *
 * https://www.algolia.com/doc/guides/sending-events/guides/queryid
 *
 * @param settings those of the cloud destination: how the parameter is named, if not `queryID`
 */
export function queryIdOf(query: string, settings: { queryIdQueryStringName?: string }): string | null {
  return new URLSearchParams(query).get(settings.queryIdQueryStringName ?? 'queryID')
}
