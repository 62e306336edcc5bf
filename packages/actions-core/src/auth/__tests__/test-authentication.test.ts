import { Destination } from '../..'
import { answering, definition } from '../../__tests__/text-destination'

describe('testAuthentication (destination-kit §2.3)', () => {
  it('sends the test request with the options of the destination', async () => {
    const { transport, asked } = answering()
    await expect(
      new Destination(definition, { transport }).testAuthentication({ apiKey: 'k', region: 'eu' })
    ).resolves.toBe(undefined)
    expect(asked[0].url).toBe('https://api.example.com/me')
    expect(asked[0].headers.get('x-region')).toBe('eu')
  })

  it('says that the destination refused, and with which status', async () => {
    const { transport } = answering({ status: 403 })
    const failure = new Destination(definition, { transport }).testAuthentication({ apiKey: 'k' })
    await expect(failure).rejects.toThrow('Credentials are invalid: 403 Forbidden')
  })

  it('keeps two blanks where there is no status', async () => {
    const broken = { ...definition.authentication!, testAuthentication: () => Promise.reject(new Error('no')) }
    const failure = new Destination({ ...definition, authentication: broken }).testAuthentication({ apiKey: 'k' })
    await expect(failure).rejects.toThrow('Credentials are invalid:  no')
  })

  it('checks the settings first', async () => {
    await expect(new Destination(definition).testAuthentication({})).rejects.toMatchObject({ status: 400 })
  })
})
