/** @jest-environment @segment/browser-destination-runtime/testing */
import { dependenciesWith } from '../load-sdk'

const report = jest.fn()
const { loadSdk, loadInBackground } = dependenciesWith(report)

beforeEach(() => {
  document.head.replaceChildren()
  report.mockClear()
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

const settle = (event: 'load' | 'error') => document.querySelector('script')!.dispatchEvent(new Event(event))

describe('loadSdk', () => {
  it('loads the script and resolves with the SDK when it is there', async () => {
    let sdk: { track: () => void } | undefined
    const loading = loadSdk('/sdk.js', () => sdk, { attributes: { id: 'sdk' }, interval: 250 })
    expect(document.querySelector('script')).toMatchObject({ src: 'http://localhost/sdk.js', id: 'sdk' })
    settle('load')
    await jest.advanceTimersByTimeAsync(100)
    sdk = { track: () => {} }
    await jest.advanceTimersByTimeAsync(150)
    await expect(loading).resolves.toBe(sdk)
  })

  it('rejects when the script fails', async () => {
    const loading = loadSdk('/sdk.js', () => undefined)
    settle('error')
    await expect(loading).rejects.toThrow('Failed to load /sdk.js')
  })
})

describe('loadInBackground', () => {
  it('reports a script that fails', async () => {
    loadInBackground('/sdk.js')
    settle('error')
    await jest.advanceTimersByTimeAsync(0)
    expect(report.mock.calls).toEqual([[new Error('Failed to load /sdk.js')]])
  })

  it('reports nothing about a script that loads', async () => {
    loadInBackground('/sdk.js')
    settle('load')
    await jest.advanceTimersByTimeAsync(0)
    expect(report).not.toHaveBeenCalled()
  })
})
