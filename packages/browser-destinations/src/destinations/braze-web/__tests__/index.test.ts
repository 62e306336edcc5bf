/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'
import type { Braze } from '../api'

const settings = { sdkVersion: '6.10', api_key: 'key', endpoint: 'sdk.iad-01.braze.com' }

/** A page with the destination, whose user has an ID or not. */
async function open(own: object, user: { id?: unknown } = {}) {
  const setters: Record<string, jest.Mock> = {}
  const brazeUser = new Proxy(setters, { get: (known, name: string) => (known[name] ??= jest.fn()) })
  const braze = { initialize: jest.fn(() => true), openSession: jest.fn(), getUser: () => brazeUser }
  const analytics = { user: () => ({ id: () => user.id }) }
  const loadSdk = async () => braze as unknown as Braze
  const client = await destination.initialize(
    { settings: { ...settings, ...own }, analytics } as never,
    { loadSdk } as never
  )
  const update = (payload: object) => destination.actions.updateUserProfile!.perform(client, { payload } as never)
  return { braze, setters, update, client, user }
}

afterEach(() => delete window.braze)

describe('Braze Web', () => {
  it('uses the SDK that the page has', async () => {
    const own = { initialize: jest.fn(() => true), openSession: jest.fn() } as unknown as Braze
    window.braze = own
    const { client, braze } = await open({})
    expect(client.braze()).toBe(own)
    expect(braze.initialize).not.toHaveBeenCalled()
  })

  it('waits for the ID of a user where it is deferred, and starts once', async () => {
    const { braze, client, user } = await open({ deferUntilIdentified: true })
    expect(client.braze()).toBeUndefined()
    expect(braze.initialize).not.toHaveBeenCalled()
    user.id = 'u'
    expect([client.braze(), client.braze()]).toEqual([braze, braze])
    expect(braze.initialize).toHaveBeenCalledTimes(1)
    expect(braze.openSession).toHaveBeenCalledTimes(1)
  })

  it('keeps the mappings of the page from the SDK', async () => {
    const { braze } = await open({ subscriptions: [], noCookies: true })
    expect(braze.initialize.mock.calls).toEqual([['key', { baseUrl: 'sdk.iad-01.braze.com', noCookies: true }]])
  })

  it('removes what is null', async () => {
    const { setters, update } = await open({})
    await update({ email: null, dob: null, gender: null, current_location: null })
    expect(Object.entries(setters).map(([name, { mock }]) => [name, ...mock.calls])).toEqual([
      ['setDateOfBirth', [null, null, null]],
      ['setEmail', [null]],
      ['setGender', [null]]
    ])
  })

  it.each([
    ['Female', 'F'],
    ['prefer not to say', 'P'],
    ['constructor', 'constructor']
  ])('calls the gender %j %j', async (gender, expected) => {
    const { setters, update } = await open({})
    await update({ gender })
    expect(setters.setGender!.mock.calls).toEqual([[expected]])
  })
})
