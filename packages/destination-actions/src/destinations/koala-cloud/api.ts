import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** Koala knows projects by their public key, which is in the address. Its server API has no public reference. */
function projectUrl({ public_key }: Settings): string {
  return `https://api2.getkoala.com/web/projects/${encodeURIComponent(public_key)}`
}

/** The person whom a batch is about. */
interface Person {
  email?: string
  traits?: object
  device_ip?: string
}

/**
 * Sends what one person did. Koala tells people by their email address alone, so nothing is sent for a person without
 * one.
 *
 * @param calls `events` or `identifies`
 */
export async function sendBatch(request: RequestClient, settings: Settings, person: Person, calls: object) {
  const { email, traits = {}, device_ip: ip } = person
  if (!email) return undefined
  return request(`${projectUrl(settings)}/batch`, { method: 'post', json: { email, traits, ip, ...calls } })
}

/** Fails for a public key that belongs to no project. */
export function checkCredentials(request: RequestClient, { settings }: { settings: Settings }) {
  return request(`${projectUrl(settings)}/auth`)
}
