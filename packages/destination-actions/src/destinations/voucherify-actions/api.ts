import { urlBelow } from '../../lib/url-below'
import type { Settings } from './generated-types'

/** The address of a resource of the endpoint for Segment. It has no public reference; source: recorded requests. */
export function apiUrl({ customURL }: Settings, resource: string): string {
  return urlBelow(customURL, `segmentio/${resource}`)
}
