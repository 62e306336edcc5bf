import { anyValue, withDirective } from '../checks'
import type { DirectiveDefinition } from './directive'

/** `@literal`: the operand itself, with directives inside it resolved. */
export const literal: DirectiveDefinition = {
  evaluate: (operand, payload, interpreter) => interpreter.resolve(operand, payload),
  compile: (operand, compiler) => compiler.result(operand),
  forwards: true,
  validate: withDirective(anyValue),
  references: (operand) => ({ values: [operand] })
}
