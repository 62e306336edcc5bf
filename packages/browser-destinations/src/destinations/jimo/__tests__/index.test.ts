/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'
import sendUserData from '../sendUserData'

const page = window as unknown as Record<string, unknown>
const loadScript = jest.fn()

function load(settings: object = {}) {
  return destination.initialize({ settings: { projectId: 'p', ...settings } } as never, { loadScript } as never)
}

beforeEach(() => {
  for (const name of ['jimo', 'segmentJimo', 'jimoInit', 'JIMO_PROJECT_ID', 'JIMO_MANUAL_INIT']) delete page[name]
  loadScript.mockReset()
})

describe('Jimo', () => {
  it('uses what a page has that loads Jimo itself', async () => {
    const own = { push: jest.fn() }
    page.jimo = own
    const jimo = await load()
    expect(jimo()).toBe(own)
    expect(loadScript).not.toHaveBeenCalled()
    expect(page.JIMO_PROJECT_ID).toBeUndefined()
  })

  it('loads the script again after a failure', async () => {
    loadScript.mockRejectedValueOnce(new Error('blocked'))
    await expect(load()).rejects.toThrow('blocked')
    await load()
    expect(loadScript).toHaveBeenCalledTimes(2)
  })

  it('starts an SDK that waits once, when the first user is identified', async () => {
    const jimo = await load({ manualInit: true })
    page.jimoInit = jest.fn()
    const identify = (userId?: string) => sendUserData.perform(jimo, { payload: { userId }, settings: {} } as never)
    identify()
    expect(page.jimoInit).not.toHaveBeenCalled()
    identify('u')
    identify('v')
    expect(page.jimoInit).toHaveBeenCalledTimes(1)
  })
})
