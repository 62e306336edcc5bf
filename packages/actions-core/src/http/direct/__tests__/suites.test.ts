import { goStraight, straight } from './ways'

// What holds for the client through fetch, which is the way of these suites by themselves, holds straight as well.
describe('straight to the dispatcher', () => {
  goStraight()
  describe.each(['client', 'deadline', 'errors', 'redirect', 'response'])('%s', (suite) => {
    require(`../../__tests__/${suite}.test`)
  })
  it('is where the requests went', () => expect(straight.requests).toBeGreaterThan(1000))
})
