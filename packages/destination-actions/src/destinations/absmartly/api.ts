import type { RequestClient } from '@segment/actions-core'
import { toUnixMilliseconds } from '../../lib/times'
import type { Settings } from './generated-types'

/** The application that a request speaks for, as its headers say it. */
interface Sender {
  agent?: string
  application?: string
}

/**
 * Publishes goals or exposures of a unit. ABsmartly keeps no public reference of its collector; the request is that of
 * its SDKs, for example https://github.com/absmartly/javascript-sdk, with `historic` for what happened in the past.
 */
export function publish(request: RequestClient, settings: Settings, sender: Sender, context: object) {
  return request(`${settings.collectorEndpoint}/context`, {
    method: 'put',
    headers: {
      'x-agent': sender.agent || 'segment',
      // The collector wants a version wherever there is an application.
      ...(sender.application && { 'x-application': sender.application, 'x-application-version': '0' })
    },
    json: { ...context, historic: true }
  })
}

/** A request that publishes nothing and fails for a wrong API key. */
export function checkCredentials(request: RequestClient, { settings }: { settings: Settings }) {
  return request(`${settings.collectorEndpoint}/context/authed`)
}

/** When an event happened, in Unix milliseconds; now where the event does not say. */
export function timeOf(event: { timestamp?: unknown } | undefined): number {
  return toUnixMilliseconds(String(event?.timestamp)) ?? Date.now()
}
