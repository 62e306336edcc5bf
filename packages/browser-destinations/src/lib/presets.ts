import { defaultValues } from '@segment/actions-core'
import type { BaseActionDefinition, JSONObject, Preset } from '@segment/actions-core'

/**
 * A mapping that a new connection starts with.
 *
 * @param action the action under its key: `{ trackEvent }`
 * @param subscribe the trigger
 * @param mapping what differs from the defaults of the action's fields
 *
 * @example
 * ```ts
 * presets: [
 *   preset('Track Event', { trackEvent }, 'type = "track"'),
 *   preset('Track Page', { trackEvent }, 'type = "page"', { name: { '@path': '$.name' } })
 * ]
 * ```
 */
export function preset(
  name: string,
  action: Record<string, Pick<BaseActionDefinition, 'fields'>>,
  subscribe: string,
  mapping?: JSONObject
): Preset {
  const [[partnerAction, { fields }]] = Object.entries(action) as [[string, Pick<BaseActionDefinition, 'fields'>]]
  return { name, subscribe, partnerAction, mapping: { ...defaultValues(fields), ...mapping }, type: 'automatic' }
}
