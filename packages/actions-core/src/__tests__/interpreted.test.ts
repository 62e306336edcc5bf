import { standIns } from './compilation-off'

const suites = [
  'mapping/__tests__/vectors',
  'mapping/__tests__/value-directives',
  'mapping/__tests__/text-directives',
  'mapping/__tests__/structure-directives',
  'mapping/__tests__/transform',
  'mapping/__tests__/limits',
  'mapping/__tests__/properties',
  'trigger/__tests__/vectors',
  'trigger/__tests__/match',
  'trigger/__tests__/cached',
  'schema/__tests__/vectors',
  'schema/__tests__/validate',
  'schema/__tests__/validate-payload',
  'schema/__tests__/schema-properties'
]

describe('with compilation off', () => {
  for (const suite of suites) require(`../${suite}.test`)

  it.each(Object.entries(standIns))('the suites above came to what stands in for %s', (_, standIn) => {
    expect(standIn).toHaveBeenCalled()
  })
})
