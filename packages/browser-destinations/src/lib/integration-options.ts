import type { Context } from './browser-destinations'

/**
 * Adds options for a destination to an event, in its `integrations`. Skips an event that is not for the destination,
 * because the options would send it there. Existing options of the event stay.
 *
 * https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/#managing-data-flow-with-the-integrations-object
 *
 * @param names the names of the destination. The options are added under the first
 */
export function addOptions(
  context: Context,
  names: [string, ...string[]],
  options: Record<string, string | number>
): void {
  const integrations: Record<string, unknown> = context.event.integrations ?? {}
  const given = names.map((name) => integrations[name]).find((each) => each !== undefined)
  if ((given ?? integrations.All) === false) return
  const own = Object(integrations[names[0]]) as Record<string, unknown>
  for (const [key, value] of Object.entries(options)) {
    if (own[key] === undefined) context.updateEvent(`integrations.${names[0]}.${key}`, value)
  }
}
