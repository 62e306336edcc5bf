/** @jest-environment @segment/browser-destination-runtime/testing */
import { sendEvent } from '../api'
import { addSmartCode } from '../smart-code'

interface Code {
  nonce: string | null
  finish: () => void
  addScript: (script: { text: string }) => void
}

const page = window as unknown as Record<string, unknown> & { _vwo_code: Code }
const send = jest.spyOn(XMLHttpRequest.prototype, 'send')
const overlay = () => document.getElementById('_vis_opt_path_hides')

beforeEach(() => {
  jest.useFakeTimers()
  for (const name of ['VWO', '_vwo_code', '_vwo_settings_timer']) delete page[name]
  document.head.replaceChildren()
  send.mockReset().mockImplementation(() => {})
})

afterEach(() => {
  overlay()?.remove()
  jest.useRealTimers()
})

describe('VWO Web', () => {
  it('shows the page when VWO has not answered in time', () => {
    addSmartCode({ vwoAccountId: 1, settingsTolerance: 700 })
    jest.advanceTimersByTime(699)
    expect(overlay()).not.toBeNull()
    jest.advanceTimersByTime(1)
    expect(overlay()).toBeNull()
  })

  it('does not hide a page that visitors see already', () => {
    const entries = Object.getOwnPropertyDescriptor(performance, 'getEntriesByName')
    Object.defineProperty(performance, 'getEntriesByName', { configurable: true, value: () => [{}] })
    addSmartCode({ vwoAccountId: 1 })
    expect(overlay()).toBeNull()
    expect(send).toHaveBeenCalledTimes(1)
    if (entries) Object.defineProperty(performance, 'getEntriesByName', entries)
    else Reflect.deleteProperty(performance, 'getEntriesByName')
  })

  it('adds the nonce of the page to its scripts', () => {
    const own = document.createElement('script')
    own.setAttribute('nonce', 'n0nce')
    document.head.append(own)
    addSmartCode({ vwoAccountId: 1 })
    page['_vwo_code'].addScript({ text: ';' })
    expect(document.head.querySelectorAll('script')[1]!.nonce).toBe('n0nce')
  })

  it('uses the functions of the library once it has replaced the list', () => {
    sendEvent('Early')
    const event = jest.fn()
    window.VWO = { push: jest.fn(), event }
    sendEvent('Late', { plan: 'pro' })
    expect(event.mock.calls).toEqual([['segment.Late', { plan: 'pro' }, { source: 'segment.web', ogName: 'Late' }]])
  })
})
