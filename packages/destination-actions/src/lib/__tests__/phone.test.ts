import * as fc from 'fast-check'
import { toE164 } from '../phone'

it.each([
  ['+1 (415) 555-0123', {}, '+14155550123'],
  ['(415) 555-0123', { country: 'US' }, '+14155550123'],
  ['(415) 555-0123', { country: ' us ' }, '+14155550123'],
  ['(415) 555-2671', { country: 'DE' }, '+494155552671'],
  ['004915112345678', { country: 'DE' }, '+4915112345678'],
  ['0151 12345678', { callingCode: '+49' }, '+4915112345678'],
  ['4155550123', { callingCode: '1' }, '+14155550123'],
  ['+44 20 7946 0018', { country: 'US' }, '+442079460018'],
  ['(415) 555-0123', {}, undefined],
  ['(415) 555-0123', { country: 'GB' }, undefined],
  ['(415) 555-0123', { country: 'Germany' }, undefined],
  ['call me at +14155550123', {}, undefined],
  ['12', { country: 'US' }, undefined],
  ['', { country: 'US' }, undefined],
  ['36a2cef4ff9bf7a1abd2a93359136b870393be4106e6c5d19b72ff564f9deca4', { country: 'US' }, undefined]
])('%j at home in %j is %j', async (phone, home, expected) => {
  expect(await toE164(phone, home)).toBe(expected)
})

it('leaves the form of E.164 as it is, wherever it is at home', async () => {
  const american = fc.integer({ min: 200_0000, max: 999_9999 }).map((number) => `+1415${number}`)
  await fc.assert(
    fc.asyncProperty(american, fc.constantFrom('US', 'DE', 'IN', 'BR'), async (phone, country) => {
      expect(await toE164(phone, { country })).toBe(phone)
    })
  )
})

it('returns for any text a number of E.164, or nothing', async () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9() .-]{0,18}$/))
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('US', 'DE', 'xx', undefined), async (phone, country) => {
      expect((await toE164(phone, { country })) ?? '+49').toMatch(/^\+[1-9]\d{1,14}$/)
    })
  )
})
