/** @jest-environment @segment/browser-destination-runtime/testing */
import type { Analytics } from '@segment/browser-destination-runtime/types'
import factory, { destination } from '..'

const sdk = { track: jest.fn() }

describe('{{name}}', () => {
  it('loads the SDK with the key of the page', async () => {
    Object.assign(window, { exampleSdk: sdk })
    const loadSdk = jest.fn(async (_: string, find: () => unknown) => find())
    const options = { settings: { publicKey: 'a/b' }, analytics: {} as Analytics }
    await expect(destination.initialize(options, { loadSdk } as never)).resolves.toBe(sdk)
    expect(loadSdk.mock.calls[0]![0]).toBe('https://cdn.example.com/sdk.js?key=a%2Fb')
  })

  it('makes no plugins while no mapping is set up', async () => {
    expect(factory.pluginName).toBe('{{name}}')
    await expect(factory({ publicKey: 'key', subscriptions: [] })).resolves.toEqual([])
  })
})
