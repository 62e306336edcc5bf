import { challengeOf, createPkce } from '../pkce'

it('makes the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

it('makes another verifier each time, in the letters and the length that RFC 7636 §4.1 allows', () => {
  const [one, other] = [createPkce(), createPkce()]
  expect(one.verifier).toMatch(/^[\w.~-]{43,128}$/)
  expect(one.challenge).toBe(challengeOf(one.verifier))
  expect(other.verifier).not.toBe(one.verifier)
})
