export { transform, transformBatch, resolveMapping, type InputData } from './transform'
export { prepareMapping, type PreparedMapping } from './prepare'
export { validate } from './validate'
export { MappingError, MappingTypeError, ValidationError, ValidationErrors } from './errors'

export { pathsOfMapping, visitMapping, type VisitedDirective } from './visit'
export { getFieldValue, getFieldValueKeys, getRawKeys } from './field-keys'
export * from './guards'
export type * from './field-value'

export { get } from './path'
export { removeUndefined } from './remove-undefined'
export { flattenObject } from './flatten'
export { getTemplateKeys, render } from './template'
export { evaluateLiquid, getLiquidKeys } from './liquid'

export {
  MAX_DATA_DEPTH,
  MAX_DATA_SIZE,
  MAX_LIQUID_LENGTH,
  MAX_MAPPING_DEPTH,
  MAX_MAPPING_SIZE,
  MAX_PATTERN_LENGTH,
  MAX_REPLACEMENT_LENGTH,
  MAX_TEMPLATE_LENGTH
} from './limits'
