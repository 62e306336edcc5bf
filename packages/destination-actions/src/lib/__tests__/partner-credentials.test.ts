import { errorData } from '@segment/actions-core'
import { partnerCredentials } from '../partner-credentials'

const variable = 'PARTNER_CREDENTIAL_OF_A_TEST'
const { environment, read } = partnerCredentials({ [variable]: 'The developer token of the API.' })

afterEach(() => delete process.env[variable])

it('declares what the variable holds', () => {
  expect(environment).toEqual({ [variable]: 'The developer token of the API.' })
})

it('reads the value of the variable', () => {
  process.env[variable] = 'fake-credential'
  expect(read(variable)).toBe('fake-credential')
})

it.each([undefined, ''])('fails for the account when the variable is %j, and says which and what it is', (value) => {
  if (value !== undefined) process.env[variable] = value
  let error: unknown
  try {
    read(variable)
  } catch (thrown) {
    error = thrown
  }
  expect(errorData(error)).toMatchObject({
    code: 'MISSING_PARTNER_CREDENTIAL',
    status: 403,
    scope: 'account',
    retryable: false,
    message: expect.stringMatching(`${variable} is not set.*The developer token of the API`)
  })
})
