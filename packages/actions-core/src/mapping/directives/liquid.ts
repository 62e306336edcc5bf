import { isString } from '../../data/values'
import { string } from '../checks'
import { evaluateLiquid, getLiquidKeys, pathsOfLiquid } from '../liquid'
import type { DirectiveDefinition } from './directive'

/** `@liquid`: a Liquid template, rendered with the payload as its variables. */
export const liquid: DirectiveDefinition = {
  evaluate: (operand, payload, _interpreter, statsContext) => evaluateLiquid(operand, payload, statsContext),
  validate: string,
  references(operand) {
    return isString(operand) ? { keys: getLiquidKeys(operand), paths: pathsOfLiquid(operand) } : {}
  }
}
