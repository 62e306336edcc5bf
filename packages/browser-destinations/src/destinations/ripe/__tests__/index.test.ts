/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'
import { addStub, scriptOf } from '../api'

const settings = { apiKey: 'k' }

beforeEach(() => {
  delete window.Ripe
})

describe('Ripe', () => {
  it.each([
    [settings, 'https://storage.getripe.com/sdk/latest/sdk.umd.js'],
    [{ ...settings, endpoint: '' }, 'https://storage.getripe.com/sdk/latest/sdk.umd.js'],
    [
      { ...settings, endpoint: 'https://cdn.example.com', sdkVersion: '1.2.3' as 'latest' },
      'https://cdn.example.com/sdk/1.2.3/sdk.umd.js'
    ]
  ])('loads the SDK that %j names', (given, src) => expect(scriptOf(given)).toBe(src))

  it('does not replace the snippet of the page', () => {
    const own = { track: jest.fn() } as never
    window.Ripe = own
    addStub()
    expect(window.Ripe).toBe(own)
  })

  it('keeps the stub where the script fails', async () => {
    const loadScript = jest.fn().mockRejectedValue(new Error('blocked'))
    const loadInBackground = jest.fn()
    const ripe = await destination.initialize({ settings } as never, { loadScript, loadInBackground } as never)
    ripe.track({ event: 'Early' })
    expect([...(ripe as unknown as unknown[])]).toEqual([
      ['init', 'k'],
      ['track', { event: 'Early' }]
    ])
    expect(loadInBackground.mock.calls).toEqual([['https://storage.getripe.com/sdk/latest/sdk.umd.js']])
  })
})
