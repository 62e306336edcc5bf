import { resolveWhen } from '../resolve-when'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

describe('resolveWhen', () => {
  it('resolves without waiting when the condition holds', async () => {
    await resolveWhen(() => true, 1_000)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('looks again after each interval', async () => {
    let looks = 0
    const condition = () => ++looks === 3
    const promise = resolveWhen(condition, 100)
    await jest.advanceTimersByTimeAsync(199)
    expect(looks).toBe(2)
    await jest.advanceTimersByTimeAsync(1)
    await promise
  })

  it('waits for ever without a deadline', async () => {
    let ready = false
    const promise = resolveWhen(() => ready, 1_000).then(() => 'resolved')
    await jest.advanceTimersByTimeAsync(3_600_000)
    ready = true
    await jest.advanceTimersByTimeAsync(1_000)
    expect(await promise).toBe('resolved')
  })

  it('looks once more at the deadline, and then rejects and stops', async () => {
    const condition = jest.fn(() => false)
    const outcome = resolveWhen(condition, 100, 250).catch((error: Error) => error.message)
    await jest.advanceTimersByTimeAsync(250)
    expect(await outcome).toBe('The condition did not hold within 250 ms.')
    expect(condition).toHaveBeenCalledTimes(4)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('rejects with what the condition throws, also later', async () => {
    let calls = 0
    const outcome = resolveWhen(() => {
      if (++calls === 2) throw new Error('no SDK')
      return false
    }, 10).catch((error: Error) => error.message)
    await jest.advanceTimersByTimeAsync(10)
    expect(await outcome).toBe('no SDK')
  })
})
