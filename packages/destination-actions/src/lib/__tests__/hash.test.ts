import * as fc from 'fast-check'
import { hashed, hashedList, isSha256, sha256 } from '../hash'
import { normal } from '../personal-data'

const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

it('hashes as FIPS 180-2 has it', () => {
  expect(sha256('abc')).toBe(ofAbc)
})

it('hashes UTF-8', () => {
  expect(sha256('zoë')).toBe(sha256(Buffer.from('zoë').toString()))
  expect(sha256('zoë')).not.toBe(sha256('zoe'))
})

it.each([
  ['a hash', ofAbc, ofAbc],
  ['a hash in capitals', ofAbc.toUpperCase(), ofAbc],
  ['a hash with blanks around it', ` ${ofAbc}\n`, ofAbc],
  ['a text in its normal form', ' ABC ', ofAbc],
  ['nothing', undefined, undefined],
  ['an empty text', '', undefined],
  ['a text of which nothing is left', '  ', undefined]
])('hashed: %s', (_, text, hash) => {
  expect(hashed(text, normal.email)).toBe(hash)
})

it('hashes a text as it is, without a normaliser', () => {
  expect(hashed(' ABC ')).toBe(sha256(' ABC '))
})

it('returns a hash that is never hashed again', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const once = hashed(text)!
      expect(isSha256(once)).toBe(true)
      expect(hashed(once)).toBe(once)
    })
  )
})

it.each([
  ['each value', [' ABC ', 'abc'], [ofAbc, ofAbc]],
  ['no value of which nothing is left', ['', 'abc', ' '], [ofAbc]],
  ['nothing, where no value is left', [''], undefined],
  ['an empty list', [], undefined],
  ['no list', undefined, undefined]
])('hashes of a list %s', (_, texts, hashes) => {
  expect(hashedList(texts, normal.email)).toEqual(hashes)
})
