export { fieldsToJsonSchema } from './from-fields'
export type { FieldsToJsonSchemaOptions, MinimalFields } from './from-fields'
export {
  conditionsToJsonSchema,
  fieldConditionSingleDependencyToJsonSchema,
  singleFieldConditionsToJsonSchema,
  syncModeKey
} from './conditions'

export { arrify, arrifyFields, removeEmptyValues } from './clean'
export { fitOf, UNFIT } from './fit'
export { compileSchema } from './compile'
export { validatePayload, validateSchema } from './validate'
export type { PayloadValidation, ValidateSchemaOptions } from './validate'

export { AggregateAjvError, AjvError } from './human-errors'
export type { FieldLabels, HumanError, Options } from './human-errors'
