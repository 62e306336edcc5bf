import { isString, realTypeOf } from '../../data/values'
import { stringOrDirective, withDirective } from '../checks'
import { MappingError } from '../errors'
import { compileTemplate, getTemplateKeys, pathsOfTemplate, render } from '../template'
import type { DirectiveDefinition } from './directive'

/** `@template`: a text with `{{path}}` filled in; the text may come from a directive. */
export const template: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    const text = interpreter.resolve(operand, payload)
    if (!isString(text)) throw new MappingError(`@template: expected string, got ${realTypeOf(text)}`)
    return render(text, payload)
  },
  compile: (operand, compiler) => (isString(operand) ? compileTemplate(operand, compiler) : undefined),
  validate: withDirective(stringOrDirective),
  references(operand) {
    if (!isString(operand)) return { paths: [''], values: [operand] }
    return { keys: getTemplateKeys(operand), paths: pathsOfTemplate(operand) }
  }
}
