import type { Analytics, Context } from './browser-destinations'

/** The user data that the page last sent to Braze, as text. */
export interface LastCall {
  text?: string
}

/** The names of Braze's destinations in the `integrations` of events. */
const NAMES = ['Braze Web Mode (Actions)', 'Braze Cloud Mode (Actions)', 'Appboy']

/** The description of the action that debounces. */
export const DEBOUNCE_DESCRIPTION =
  'Do not send identify and group calls to Braze that have the IDs and the traits that it already got on this page. Braze counts every trait that it receives as a data point. Needs analytics.js: calls from servers and from Engage always go to Braze.'

/**
 * Disables all Braze destinations for an identify or group call that contains nothing new.
 *
 * https://segment.com/docs/connections/destinations/catalog/actions-braze-web/#how-does-the-debounce-middleware-action-work
 */
export function debounceCalls(last: LastCall, analytics: Analytics, context: Context): void {
  const { type, traits, integrations = {} } = context.event
  // Events of other types state that something happened again.
  if (type !== 'identify' && type !== 'group') return
  const user = analytics.user()
  const textOf = (known: unknown) => JSON.stringify([user.id(), user.anonymousId(), known ?? {}])
  // Braze has no groups, so a group call is compared with the traits of the user, too.
  const isNew = textOf(traits) !== last.text
  last.text = textOf(user.traits())
  for (const name of NAMES) {
    if (!isNew) context.updateEvent(`integrations.${name}`, false)
    // `true` must not replace options of the event, or turn on Braze for an event that is only for others.
    else if (integrations[name] === undefined && integrations.All !== false) {
      context.updateEvent(`integrations.${name}`, true)
    }
  }
}
