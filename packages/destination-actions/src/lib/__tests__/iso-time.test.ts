import { toIsoDay, toIsoTime } from '../iso-time'

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
  ])('gives %j as %j', (time, iso) => {
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
  ])('gives %j as %j', (time, day) => {
    expect(toIsoDay(time)).toBe(day)
  })
})
