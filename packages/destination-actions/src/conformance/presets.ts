import { isDeepStrictEqual } from 'node:util'
import type { Preset } from '@segment/actions-core'
import { actionsOf } from './check'
import type { Check } from './check'
import { mappingFault } from './mappings'

/** Presets refer to an existing action and its fields, with valid mappings. */
export const checkPresets: Check = ({ definition }) =>
  (definition.presets ?? []).flatMap(({ partnerAction, mapping }, index) => {
    const place = `presets[${index}]`
    const action = actionsOf(definition).find(({ key }) => key === partnerAction)?.value
    if (!action) {
      const message = `there is no action '${partnerAction}'. Name one of the actions.`
      return [{ place: `${place}.partnerAction`, message }]
    }
    const fields = Object.keys(action.fields)
    const unknown = fields.length === 0 ? [] : Object.keys(mapping ?? {}).filter((key) => !fields.includes(key))
    const fault = mappingFault(mapping)
    return [
      ...unknown.map((key) => ({
        place: `${place}.mapping.${key}`,
        message: `the action '${partnerAction}' has no such field. Remove it.`
      })),
      ...(fault ? [{ place: `${place}.mapping`, message: `it is not valid: ${fault}` }] : [])
    ]
  })

/** No two presets of an action have the same name or do the same, which would send an event twice. */
export const checkPresetsDiffer: Check = ({ definition: { presets = [] } }) =>
  presets.flatMap((preset, index) => {
    const before = presets.slice(0, index)
    const namesake = before.findIndex(
      (other) => other.name === preset.name && other.partnerAction === preset.partnerAction
    )
    const double = before.findIndex((other) => isDeepStrictEqual(effectOf(other), effectOf(preset)))
    if (double >= 0) {
      return [{ place: `presets[${index}]`, message: `it does the same as presets[${double}]. Remove one of them.` }]
    }
    if (namesake < 0) return []
    const message = `presets[${namesake}] also maps '${preset.name}' to the same action. Choose another name.`
    return [{ place: `presets[${index}].name`, message }]
  })

function effectOf({ name: _, ...effect }: Preset): unknown {
  return effect
}
