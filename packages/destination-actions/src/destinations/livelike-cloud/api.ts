import type { Settings } from './generated-types'

/** The address of a resource of the application, made for Segment: https://docs.livelike.com/docs/segment */
export function apiUrl({ clientId }: Settings, resource: string): string {
  return `https://cf-blast.livelikecdn.com/api/v1/applications/${clientId}/${resource}/`
}
