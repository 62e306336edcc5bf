/**
 * Turns compilation off in the test file that imports this before all else: mappings and triggers are interpreted, and
 * every payload is judged by ajv. What is tested then is the definition that the compiled forms are held to.
 */

jest.mock('../mapping/compile', () => {
  const { checkedMapping } = require('../mapping/checked-mapping') as typeof import('../mapping/checked-mapping')
  const { interpret } = require('../mapping/interpret') as typeof import('../mapping/interpret')
  const compileMapping: typeof import('../mapping/compile').compileMapping = (mapping) => {
    const checked = checkedMapping(mapping)
    return (event, statsContext) => interpret(checked, event, statsContext)
  }
  return { compileMapping: jest.fn(compileMapping) }
})

jest.mock('../trigger/compile', () => {
  const { interpretTrigger } = require('../trigger/interpret') as typeof import('../trigger/interpret')
  const compileTrigger: typeof import('../trigger/compile').compileTrigger = (condition) => (event) =>
    interpretTrigger(condition, event)
  return { compileTrigger: jest.fn(compileTrigger) }
})

jest.mock('../schema/fit', () => {
  const { checkSchema } = require('../schema/compile') as typeof import('../schema/compile')
  const { UNFIT } = require('../schema/unfit') as typeof import('../schema/unfit')
  const fitOf: typeof import('../schema/fit').fitOf = (schema, name) => {
    checkSchema(schema, name)
    return () => UNFIT
  }
  return { fitOf: jest.fn(fitOf) }
})

/** What stands in for the compilers, by name. Each must have been called where a suite comes to it. */
export const standIns = {
  compileMapping: (require('../mapping/compile') as typeof import('../mapping/compile')).compileMapping,
  compileTrigger: (require('../trigger/compile') as typeof import('../trigger/compile')).compileTrigger,
  fitOf: (require('../schema/fit') as typeof import('../schema/fit')).fitOf
}
