import { retryAfterMs } from '../error-data'

const now = Date.UTC(2026, 10, 1, 12, 0, 0)

describe('RFC 9110 §10.2.3, Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    ['Sun, 01 Nov 2026 12:00:10 GMT', 10_000],
    ['Sun, 01 Nov 2026 11:00:00 GMT', 0],
    ['Sunday, 01-Nov-26 12:01:00 GMT', 60_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
    ['Sun Nov  1 12:00:01 2026', 1_000],
    ['Mon Nov 30 12:00:00 2026', 29 * 86_400_000]
  ])('%p is %p ms', (value, expected) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), now)).toBe(expected)
  })

  it.each([
    '',
    '-5',
    '1.5',
    '5s',
    'soon',
    '2026-11-01',
    'Sun, 31 Feb 2027 00:00:00 GMT',
    'Sun, 01 Nix 2026 00:00:00 GMT'
  ])('%p says nothing', (value) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), now)).toBeUndefined()
  })

  it('says nothing where it is missing', () => {
    expect(retryAfterMs(new Headers(), now)).toBeUndefined()
  })
})
