import { standIns } from '../../actions-core/src/__tests__/compilation-off'

describe('with compilation off', () => {
  for (const suite of ['conformance', 'behaviour']) require(`./${suite}.test`)

  it.each(Object.entries(standIns))('the suites above came to what stands in for %s', (_, standIn) => {
    expect(standIn).toHaveBeenCalled()
  })
})
