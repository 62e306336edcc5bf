import type { DOMWindow } from 'jsdom'
import { installClock, type PageClock } from './clock'
import { createFakeSdks, inPage, type FakeSdks } from './fake-sdk'
import type { FakeSdk, Kind, PageInput } from './format'
import { createNotebook, type Notebook } from './notebook'

/** A page without a network. */
export interface Page {
  window: DOMWindow
  clock: PageClock
  sdks: FakeSdks
  notebook: Notebook
  /** The context in which scripts of the page run. */
  context: object
  /** Fires the load event if the page's state was `loading`. */
  finishLoading: () => void
  close: () => void
}

const HTML = '<!DOCTYPE html><html><head><title>Shop</title><script id="first"></script></head><body></body></html>'

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

/** Opens the page that the input of a case describes. */
export async function openPage({ page = {}, sdk = {} }: PageInput): Promise<Page> {
  // Loaded late: it takes half a second.
  const { JSDOM, VirtualConsole } = require('jsdom') as typeof import('jsdom')
  const dom = new JSDOM(HTML, {
    url: page.url ?? 'https://shop.example.com/start',
    ...(page.referrer !== undefined && { referrer: page.referrer }),
    runScripts: 'outside-only',
    // The console output of the page is ignored.
    virtualConsole: new VirtualConsole()
  })
  const { window } = dom
  if (window.document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve))
  }
  const clock = installClock(window)
  const notebook = createNotebook()
  const sdks = createFakeSdks(window, notebook)

  for (const [key, value] of Object.entries(page.local ?? {})) window.localStorage.setItem(key, value)
  for (const [key, value] of Object.entries(page.session ?? {})) window.sessionStorage.setItem(key, value)
  for (const [key, value] of Object.entries(page.cookies ?? {})) window.document.cookie = `${key}=${value}`
  set(window.navigator, 'userAgent', AGENT)
  if (page.readyState) set(window.document, 'readyState', page.readyState)
  const dispatchEvent = window.dispatchEvent.bind(window)
  installNetwork(window, sdk, clock, notebook)
  installRest(window, sdks, dispatchEvent)
  for (const [name, value] of Object.entries(page.globals ?? {})) window[name] = inPage(window, value)
  sdks.install(sdk.before)

  return {
    window,
    clock,
    sdks,
    notebook,
    context: dom.getInternalVMContext(),
    finishLoading: () => {
      set(window.document, 'readyState', 'complete')
      dispatchEvent(new window.Event('load'))
    },
    close: () => window.close()
  }
}

/** Sets read-only properties. */
function set(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { get: () => value, configurable: true })
}

/** How long a response or a script takes by the timers of the page, in milliseconds. */
export const LATENCY = 10

/** Records the requests of the page, and answers them as the fake SDK describes. */
function installNetwork(window: DOMWindow, { requests = [] }: FakeSdk, clock: PageClock, { note }: Notebook): void {
  const ask = (via: string, method: string, url: string, more: object = {}) => {
    note('requests' satisfies Kind, { via, method, url, ...more })
    return requests.find((each) => url.startsWith(each.url))
  }
  class FakeXMLHttpRequest {
    method = ''
    url = ''
    withCredentials = false
    status = 0
    readyState = 0
    responseText = ''
    onload?: () => void
    onerror?: () => void
    open(method: string, url: string) {
      this.method = method
      this.url = String(url)
    }
    setRequestHeader() {}
    send() {
      const answer = ask('xhr', this.method, this.url, this.withCredentials ? { withCredentials: true } : {})
      if (!answer) return
      clock.schedule(() => {
        Object.assign(this, { status: answer.status, responseText: answer.body ?? '', readyState: 4 })
        if (answer.fail) this.onerror?.()
        else this.onload?.()
      }, LATENCY)
    }
  }
  class FakeImage {
    set src(url: string) {
      ask('image', 'GET', url)
    }
  }
  const fetch = (url: unknown, { method = 'GET' }: { method?: string } = {}) => {
    const answer = ask('fetch', method, String(url))
    if (!answer) return window.Promise.reject(new window.TypeError('There is no network.'))
    return window.Promise.resolve({
      ok: answer.status < 400,
      status: answer.status,
      text: async () => answer.body,
      json: async () => JSON.parse(answer.body!) as unknown
    })
  }
  Object.assign(window, { XMLHttpRequest: FakeXMLHttpRequest, Image: FakeImage, fetch })
  window.navigator.sendBeacon = (url) => {
    ask('beacon', 'POST', String(url))
    return true
  }
}

/** Adds what browsers have and jsdom lacks, and records more of what happens. */
function installRest(window: DOMWindow, { record }: FakeSdks, dispatchEvent: DOMWindow['dispatchEvent']): void {
  window.Worker = class {
    postMessage() {}
    addEventListener() {}
    terminate() {}
  }
  window.dispatchEvent = (event: Event) => {
    const { detail } = event as CustomEvent
    record('window.dispatchEvent', [{ type: event.type, ...(detail !== undefined && detail !== null && { detail }) }])
    return dispatchEvent(event)
  }
  window.TextEncoder ??= TextEncoder
  window.TextDecoder ??= TextDecoder
  window.structuredClone ??= structuredClone
}
