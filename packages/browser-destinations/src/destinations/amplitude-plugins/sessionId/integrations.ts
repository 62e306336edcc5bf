/** The name under which events carry what is for Amplitude. */
export const NAME = 'Actions Amplitude'

/**
 * The names of the destination in the `integrations` of events.
 *
 * https://segment.com/docs/connections/destinations/catalog/actions-amplitude/
 */
const NAMES = [NAME, 'Amplitude (Actions)']

/** What an event says of the destinations that it is for. */
type Integrations = Record<string, unknown>

/**
 * Whether an event is for Amplitude: where it does not say, by what it says of all destinations. An ID must not be added
 * to an event that is not, as naming a destination is to ask for it.
 */
export function isForAmplitude(integrations: Integrations): boolean {
  const said = NAMES.map((name) => integrations[name]).find((one) => one !== undefined)
  return (said ?? integrations.All) !== false
}

/** The session ID that an event carries already. */
export function sessionIdOf(integrations: Integrations): unknown {
  return (Object(integrations[NAME]) as { session_id?: unknown }).session_id
}
