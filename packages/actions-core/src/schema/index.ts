export { fieldsToJsonSchema } from './from-fields'
export type { FieldsToJsonSchemaOptions, MinimalFields } from './from-fields'
export {
  conditionsToJsonSchema,
  fieldConditionSingleDependencyToJsonSchema,
  singleFieldConditionsToJsonSchema,
  syncModeKey
} from './conditions'

export { arrify, arrifyFields } from './arrify'
export { fitOf } from './fit'
export { UNFIT } from './unfit'
export { removeEmptyValues } from './remove-empty-values'
export { compileSchema } from './compile'
export { validateSchema } from './validate'
export type { ValidateSchemaOptions } from './validate'
export { validatePayload } from './validate-payload'
export type { PayloadValidation } from './validate-payload'

export { AggregateAjvError, AjvError } from './human-errors'
export type { HumanError, Options } from './human-errors'
export type { FieldLabels } from './subject'
