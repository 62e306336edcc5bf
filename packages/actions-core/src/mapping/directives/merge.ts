import { isArray, isObject } from '../../data/values'
import { array, objectOrDirective, objectWith, oneOf, optional, required, type Check } from '../checks'
import { MappingError } from '../errors'
import { setKey } from '../safe-key'
import type { DirectiveDefinition } from './directive'

const checkObjects: Check = (objects, path, walk) => {
  const fault = array(objects, path, walk)
  if (fault) return fault
  for (const entry of objects as unknown[]) {
    // Faults of entries are told without the way to them: hosts match these texts.
    const entryFault = objectOrDirective(entry, '', walk) ?? walk(entry, '')
    if (entryFault) return entryFault
  }
  return undefined
}

/** `@merge`: the keys of several objects in one. `right` lets later objects win, `left` earlier ones. */
export const merge: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isObject(operand)) {
      throw new MappingError('@merge requires an object with an "objects" key and a "direction" key')
    }
    const { direction, objects } = operand
    if (!direction) throw new MappingError('@merge requires a "direction" key')
    if (!objects) throw new MappingError('@merge requires a "objects" key')
    if (!isArray(objects)) throw new MappingError(`@merge: expected opts.array, got ${typeof objects}`)

    return mergeLayers(
      objects.map((entry) => interpreter.resolve(entry, payload)),
      direction
    )
  },
  compile(operand, compiler) {
    if (!isObject(operand) || !operand.direction || !isArray(operand.objects)) return undefined
    const { direction } = operand
    const objects = operand.objects.map((entry) => compiler.value(entry))
    return (frame) =>
      mergeLayers(
        objects.map((evaluate) => evaluate(frame)),
        direction
      )
  },
  validate: objectWith({ objects: required(checkObjects), direction: optional(oneOf('left', 'right')) }),
  references: (operand) => (isObject(operand) && isArray(operand.objects) ? { values: operand.objects } : {})
}

type Layer = Record<string, unknown>

function mergeLayers(layers: unknown[], direction: unknown): Layer {
  return direction === 'left' ? layers.reduceRight<Layer>(addLayer, {}) : layers.reduce<Layer>(addLayer, {})
}

/** Lays the keys of an object over those that are there already. */
function addLayer(merged: Layer, layer: unknown): Layer {
  for (const [key, value] of Object.entries(layer ?? {})) setKey(merged, key, value)
  return merged
}
