import { AccountCache } from '../account-cache'

const account = { settings: { region: 'EU' }, auth: { accessToken: 'fake-access', refreshToken: 'fake-refresh' } }

beforeEach(() => jest.useFakeTimers({ now: 0 }))
afterEach(() => jest.useRealTimers())

it('remembers a value until it is too old', () => {
  const cache = new AccountCache<string>({ minutes: 10 })
  expect(cache.set(account, 'plan', 'field-1')).toBe('field-1')
  jest.setSystemTime(10 * 60_000 - 1)
  expect(cache.get(account, 'plan')).toBe('field-1')
  jest.setSystemTime(10 * 60_000)
  expect(cache.get(account, 'plan')).toBeUndefined()
})

it('forgets a value on demand', () => {
  const cache = new AccountCache<string>({ minutes: 10 })
  cache.set(account, 'plan', 'field-1')
  cache.delete(account, 'plan')
  expect(cache.get(account, 'plan')).toBeUndefined()
})

it.each([
  ['another key', account, 'name', undefined],
  ['other settings', { ...account, settings: { region: 'US' } }, 'plan', undefined],
  ['another connection', { ...account, auth: { ...account.auth, refreshToken: 'fake-other' } }, 'plan', undefined],
  ['a fresh access token', { ...account, auth: { ...account.auth, accessToken: 'fake-fresh' } }, 'plan', 'field-1']
])('%s', (_, other, key, expected) => {
  const cache = new AccountCache<string>({ minutes: 10 })
  cache.set(account, 'plan', 'field-1')
  expect(cache.get(other, key)).toBe(expected)
})

it('is bounded', () => {
  const cache = new AccountCache<number>({ minutes: 10 })
  for (let number = 0; number < 3_000; number += 1) cache.set(account, `field-${number}`, number)
  expect(cache.get(account, 'field-0')).toBeUndefined()
  expect(cache.get(account, 'field-2999')).toBe(2_999)
})
