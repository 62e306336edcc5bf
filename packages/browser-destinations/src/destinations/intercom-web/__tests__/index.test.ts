/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'
import { toSeconds, type Intercom } from '../api'

const settings = { appId: 'a/1', activator: '#help' }
const initialize = (loadSdk: jest.Mock) => destination.initialize({ settings } as never, { loadSdk } as never)

beforeEach(() => {
  window.Intercom = undefined
  window.intercomSettings = { hide_default_launcher: true }
})

describe('Intercom Web', () => {
  it('loads the messenger, and keeps the settings of the page', async () => {
    const messenger = jest.fn()
    const loadSdk = jest.fn().mockResolvedValue(messenger)
    expect(await initialize(loadSdk)).toBe(messenger)
    expect(loadSdk).toHaveBeenCalledWith('https://widget.intercom.io/widget/a%2F1', expect.any(Function))
    expect(window.intercomSettings).toEqual({
      app_id: 'a/1',
      custom_launcher_selector: '#help',
      hide_default_launcher: true,
      installation_type: 's'
    })
  })

  it('uses the messenger that the page has, and what its script puts in the place of a stub', async () => {
    const [stub, messenger] = [jest.fn(), jest.fn()]
    window.Intercom = stub as Intercom
    const loadSdk = jest.fn()
    const intercom = await initialize(loadSdk)
    window.Intercom = messenger as Intercom
    intercom('trackEvent', 'Signed Up', {})
    expect(loadSdk).not.toHaveBeenCalled()
    expect(stub.mock.calls).toEqual([['reattach_activator'], ['update', window.intercomSettings]])
    expect(messenger.mock.calls).toEqual([['trackEvent', 'Signed Up', {}]])
  })

  it('loads the messenger again after a failure', async () => {
    const loadSdk = jest.fn().mockRejectedValueOnce(new Error('blocked')).mockResolvedValueOnce(jest.fn())
    await expect(initialize(loadSdk)).rejects.toThrow('blocked')
    await initialize(loadSdk)
    expect(loadSdk).toHaveBeenCalledTimes(2)
  })

  it.each([
    [1_700_000_000, 1_700_000_000],
    [1_700_000_000_999, 1_700_000_000],
    ['1700000000', 1_700_000_000],
    ['2024-03-05T10:20:30.000Z', 1_709_634_030],
    ['', undefined],
    [null, undefined]
  ])('takes %j for %j seconds', (time, seconds) => expect(toSeconds(time)).toBe(seconds))
})
