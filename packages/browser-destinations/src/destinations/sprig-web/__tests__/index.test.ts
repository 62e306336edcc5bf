/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'

const page = window as unknown as Record<string, unknown>
const loadScript = jest.fn()

function load() {
  return destination.initialize({ settings: { envId: 'e' } } as never, { loadScript } as never)
}

beforeEach(() => {
  delete page.Sprig
  loadScript.mockReset()
})

describe('Sprig', () => {
  it('calls the stub until the script puts the SDK in its place', async () => {
    const sprig = await load()
    sprig('logoutUser')
    const { _queue } = page.Sprig as { _queue: unknown[] }
    page.Sprig = jest.fn()
    sprig('identifyAndTrack', { eventName: 'Late' })
    expect(_queue).toEqual([['logoutUser']])
    expect(page.Sprig).toHaveBeenCalledWith('identifyAndTrack', { eventName: 'Late' })
  })

  it('loads the script again after a failure, and keeps what was recorded before', async () => {
    loadScript.mockRejectedValueOnce(new Error('blocked'))
    await expect(load()).rejects.toThrow('blocked')
    const stub = page.Sprig
    await load()
    expect(page.Sprig).toBe(stub)
    expect(loadScript).toHaveBeenCalledTimes(2)
  })

  it('leaves the script to a page that has a snippet of its own', async () => {
    page.Sprig = Object.assign(() => {}, { envId: 'own' })
    await load()
    expect(loadScript).not.toHaveBeenCalled()
  })
})
