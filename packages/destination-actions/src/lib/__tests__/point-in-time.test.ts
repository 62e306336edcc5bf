import { PayloadValidationError } from '@segment/actions-core'
import { pointInTime } from '../point-in-time'

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
