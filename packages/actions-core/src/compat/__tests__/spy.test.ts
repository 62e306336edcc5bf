import * as core from '../..'
import * as time from '../time'

it('lets a test spy on an export, as tests written for the reference do', () => {
  const spy = jest.spyOn(time, 'duration').mockReturnValue(7)
  expect(time.duration(1n, 2n)).toBe(7)
  expect(core.duration(1n, 2n)).toBe(7)
  spy.mockRestore()
  expect(core.duration(0n, 2_000_000n)).toBe(2)
})
