import { partnerCredential } from '../partner-credential'

const variable = 'PARTNER_CREDENTIAL_OF_A_TEST'

afterEach(() => delete process.env[variable])

it('is the value of the environment variable', () => {
  process.env[variable] = 'fake-credential'
  expect(partnerCredential(variable)).toBe('fake-credential')
})

it.each([undefined, ''])('is missing when the variable is %j', (value) => {
  if (value !== undefined) process.env[variable] = value
  expect(() => partnerCredential(variable)).toThrow(
    expect.objectContaining({ status: 403, message: expect.stringContaining(variable) })
  )
})
