import { retry } from '../retry'

describe('request-client §8, retry', () => {
  it('returns the first result and passes the number of the attempt', async () => {
    const input = jest.fn((attempt: number) => `attempt ${attempt}`)
    await expect(retry(input)).resolves.toBe('attempt 1')
    expect(input.mock.calls).toEqual([[1]])
  })

  it.each([
    [undefined, 2],
    [1, 1],
    [4, 4]
  ])('with retries %p a function that always throws is called %p times', async (retries, calls) => {
    const input = jest.fn(() => Promise.reject(new Error('no')))
    await expect(retry(input, { retries })).rejects.toThrow('no')
    expect(input).toHaveBeenCalledTimes(calls)
  })

  it('catches what is thrown without a promise as well', async () => {
    const input = jest.fn((attempt: number) => {
      if (attempt === 1) throw new Error('no')
      return 'yes'
    })
    await expect(retry(input)).resolves.toBe('yes')
  })

  it('tells onFailedAttempt of every failure, the last included', async () => {
    const seen: unknown[] = []
    const error = new Error('no')
    const onFailedAttempt = (...args: unknown[]) => seen.push(args)
    await expect(retry(() => Promise.reject(error), { retries: 2, onFailedAttempt })).rejects.toBe(error)
    expect(seen).toEqual([
      [error, 1],
      [error, 2]
    ])
  })

  it('ends with what onFailedAttempt throws', async () => {
    const input = jest.fn(() => Promise.reject(new Error('no')))
    const stopping = { retries: 5, onFailedAttempt: () => Promise.reject(new Error('stop')) }
    await expect(retry(input, stopping)).rejects.toThrow('stop')
    expect(input).toHaveBeenCalledTimes(1)
  })

  it('does not try again after a falsy error', async () => {
    const input = jest.fn(() => Promise.reject(undefined as unknown))
    await expect(retry(input, { retries: 3 })).rejects.toBeUndefined()
    expect(input).toHaveBeenCalledTimes(1)
  })

  it('tries again while shouldRetry answers falsy, and returns the last response however it is', async () => {
    const shouldRetry = jest.fn(() => false)
    await expect(retry((attempt) => attempt, { retries: 3, shouldRetry })).resolves.toBe(3)
    expect(shouldRetry.mock.calls).toEqual([
      [1, 1],
      [2, 2],
      [3, 3]
    ])
  })

  it('returns the response that shouldRetry finds good', async () => {
    const untilTwo = { retries: 5, shouldRetry: (response: number) => Promise.resolve(response === 2) }
    await expect(retry((attempt) => attempt, untilTwo)).resolves.toBe(2)
  })

  it('cannot succeed without an attempt', async () => {
    await expect(retry(() => 'never', { retries: 0 })).rejects.toThrow('Exhausted all retries.')
  })
})
