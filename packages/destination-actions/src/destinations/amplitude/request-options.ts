/**
 * The options of a request, of which Amplitude knows one: the least length of user and device ids, which is 5 without
 * it. None for what is absent or not positive.
 *
 * Source: https://amplitude.com/docs/apis/analytics/http-v2, "Options"
 */
export function requestOptions(minIdLength: number | null | undefined): { min_id_length: number } | undefined {
  return minIdLength && minIdLength > 0 ? { min_id_length: minIdLength } : undefined
}
