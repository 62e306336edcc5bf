import * as fc from 'fast-check'
import { PayloadValidationError } from '@segment/actions-core'
import { datesToUnixSeconds, pointInTime, toIsoDay, toIsoTime, toUnixMilliseconds, toUnixSeconds } from '../times'

describe('toUnixSeconds', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2024-02-29T12:00:00Z', 1_709_208_000],
    ['2024-02-29T12:00:00.999Z', 1_709_208_000],
    ['2024-02-29T13:00:00+01:00', 1_709_208_000],
    ['2024-02-29T08:30:00-03:30', 1_709_208_000],
    ['2024-02-29T13:00:00+0100', 1_709_208_000],
    ['2024-02-29t12:00:00z', 1_709_208_000],
    ['2024-02-29 12:00:00Z', 1_709_208_000],
    ['2024-02-29', 1_709_164_800],
    ['1969-12-31T23:59:59.500Z', -1],
    ['0099-12-31', -59_011_545_600]
  ])('%s is %i', (text, seconds) => {
    expect(toUnixSeconds(text)).toBe(seconds)
  })

  it.each([
    [''],
    ['now'],
    ['1709208000'],
    ['2024'],
    ['2024-02'],
    ['20240229'],
    ['2024-02-30'],
    ['2023-02-29T12:00:00Z'],
    ['2024-13-01'],
    ['2024-00-10'],
    ['2024-02-29T12:00:00'],
    ['2024-02-29T12:00Z'],
    ['2024-02-29T24:00:00Z'],
    ['2024-02-29T12:60:00Z'],
    ['2024-02-29T12:00:00 PST'],
    ['2024-02-29T12:00:00+24:00'],
    ['Thu, 29 Feb 2024 12:00:00 GMT'],
    ['on 2024-02-29'],
    ['2024-02-29\n']
  ])('%j is not a date', (text) => {
    expect(toUnixSeconds(text)).toBeUndefined()
    expect(toUnixMilliseconds(text)).toBeUndefined()
  })
})

describe('toUnixMilliseconds', () => {
  it('reads back what dates print', () => {
    const years = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(years), (date) => {
        expect(toUnixMilliseconds(date.toISOString())).toBe(date.valueOf())
      }),
      { seed: 20240229 }
    )
  })
})

describe('datesToUnixSeconds', () => {
  it('converts at any depth, and dates alone', () => {
    const given = {
      at: '2024-02-29T12:00:00Z',
      list: ['2024-02-29', { at: '1970-01-01T00:00:00Z' }, ['x']],
      date: new Date('2024-02-29T12:00:00.5Z'),
      plan: 'pro',
      count: 7,
      flag: true,
      none: null,
      '2024-02-29': 'a key'
    }
    const before = structuredClone(given)
    expect(datesToUnixSeconds(given)).toEqual({
      at: 1_709_208_000,
      list: [1_709_164_800, { at: 0 }, ['x']],
      date: 1_709_208_000,
      plan: 'pro',
      count: 7,
      flag: true,
      none: null,
      '2024-02-29': 'a key'
    })
    expect(given).toEqual(before)
  })

  it('keeps a key that is named like the prototype', () => {
    const copy = datesToUnixSeconds(JSON.parse('{"__proto__":{"at":"1970-01-01"}}'))
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"at":0}}')
  })

  it.each([['pro'], [7], [true], [null], [undefined], [new Date(Number.NaN)]])('leaves %j alone', (value) => {
    expect(datesToUnixSeconds(value)).toBe(value)
  })
})

describe('toIsoTime', () => {
  it.each<[string | number, string]>([
    ['2021-02-01T00:00:00.000Z', '2021-02-01T00:00:00.000Z'],
    ['2021-02-01T01:30:00+01:00', '2021-02-01T00:30:00.000Z'],
    ['2021-02-01', '2021-02-01T00:00:00.000Z'],
    [1612137600, '2021-02-01T00:00:00.000Z'],
    [1612137600000, '2021-02-01T00:00:00.000Z'],
    ['1612137600', '2021-02-01T00:00:00.000Z'],
    ['1612137600.5', '2021-02-01T00:00:00.500Z'],
    [-86400, '1969-12-31T00:00:00.000Z']
  ])('returns %j as %j', (time, iso) => {
    expect(toIsoTime(time)).toBe(iso)
  })

  it.each(['02/01/2021', '2021-02-01T00:00:00', 'yesterday', '2021-02-30'])('leaves %j as it is', (text) => {
    expect(toIsoTime(text)).toBe(text)
  })

  it('leaves a number beyond the calendar as its text', () => {
    expect(toIsoTime(1e300)).toBe('1e+300')
  })
})

describe('toIsoDay', () => {
  it.each<[string | number, string]>([
    ['1990-05-14', '1990-05-14'],
    ['1990-05-14T23:30:00-05:00', '1990-05-14'],
    ['1990-05-14T00:30:00+02:00', '1990-05-14'],
    [642643200, '1990-05-14'],
    ['642643200', '1990-05-14'],
    ['05/14/1990', '05/14/1990']
  ])('returns %j as %j', (time, day) => {
    expect(toIsoDay(time)).toBe(day)
  })
})

it.each([
  ['2026-01-31T12:00:00.5+01:00', '2026-01-31T11:00:00.500Z'],
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  [1791200000123, '2026-10-05T11:33:20.123Z'],
  [0, '1970-01-01T00:00:00.000Z'],
  ['1791200000', '2026-10-05T11:33:20.000Z']
])('reads %p', (time, iso) => {
  expect(pointInTime(time).toISOString()).toBe(iso)
})

it.each(['soon', '', Number.NaN])('throws for %p', (time) => {
  expect(() => pointInTime(time)).toThrow(PayloadValidationError)
})
