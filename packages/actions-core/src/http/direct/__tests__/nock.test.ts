import { goStraight, straight } from './ways'

describe('a mock that replaces fetch is heard where node has a dispatcher', () => {
  goStraight()
  describe.each(['nock'])('%s', (suite) => {
    require(`../../__tests__/${suite}.test`)
  })
  it('and nothing goes past it', () => expect(straight.requests).toBe(0))
})
