export { prepareMapping, transform, transformBatch, type InputData } from './transform'
export type { CompiledMapping } from './compile'
export { validate } from './validate'
export { MappingError, MappingTypeError, ValidationError, ValidationErrors } from './errors'

export { getFieldValueKeys, pathsOfMapping, visitMapping, type VisitedDirective } from './inspect'
export type * from './field-value'

export { get } from './path'
export { removeUndefined } from './copy'
export { flattenObject } from './directives/structure'
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
