import { LONGEST_SEND_MS, SendSignals } from '../send-signals'

beforeEach(() => {
  jest.useFakeTimers()
})

afterEach(() => {
  jest.useRealTimers()
})

it('a send ends after two to four minutes, and nothing is kept of those that ended', () => {
  const signals = new SendSignals()
  const starts = Array.from({ length: 60 }, () => {
    const atOnce = signals.signal
    jest.advanceTimersByTime(LONGEST_SEND_MS - 1)
    const late = signals.signal
    expect([atOnce.aborted, late.aborted]).toEqual([false, false])
    jest.advanceTimersByTime(1)
    signals.next()
    expect([late.aborted, jest.getTimerCount() <= 2]).toEqual([false, true])
    return atOnce
  })
  expect(starts.map(({ aborted }) => aborted)).toEqual(starts.map((_, place) => place < starts.length - 1))
})

it('all sends end at once when the worker has to stop, and later ones do not begin', () => {
  const signals = new SendSignals()
  const before = signals.signal
  signals.next()
  const now = signals.signal
  signals.abortAll()
  signals.next()
  expect([before, now, signals.signal].map(({ aborted }) => aborted)).toEqual([true, true, true])
  expect([signals.isCutOff, jest.getTimerCount()]).toEqual([true, 0])
})
