import * as fc from 'fast-check'
import { normal } from '../personal-data'

it.each<[keyof typeof normal, string, string]>([
  ['email', ' Ada@Example.com ', 'ada@example.com'],
  ['email', 'first.last+tag@gmail.com', 'first.last+tag@gmail.com'],
  ['name', " O'Neil ", "o'neil"],
  ['name', 'Zoë', 'zoë'],
  ['state', 'CA', 'ca'],
  ['country', ' US', 'us'],
  ['city', 'San Francisco', 'sanfrancisco'],
  ['city', ' São\u00a0Paulo\t', 'sãopaulo'],
  ['postcode', 'SW1A 1AA', 'sw1a1aa'],
  ['postcode', '01310-100', '01310-100'],
  ['gender', 'Female', 'f'],
  ['gender', ' M ', 'm'],
  ['gender', 'male', 'm'],
  ['gender', 'F', 'f'],
  ['gender', 'nonbinary', ''],
  ['gender', '', ''],
  ['phoneDigits', '+1 (415) 555-0123', '14155550123'],
  ['phoneDigits', 'none', '']
])('%s of %j is %j', (kind, text, form) => {
  expect(normal[kind](text)).toBe(form)
})

describe.each(Object.entries(normal))('%s', (_, normalise) => {
  it('leaves the normal form as it is, with or without blanks around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const form = normalise(text)
        expect(normalise(form)).toBe(form)
        expect(normalise(` ${form}\t`)).toBe(form)
      })
    )
  })
})
