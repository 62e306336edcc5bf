import type { Settings } from './generated-types'

const HOST = 'https://dev.visualwebsiteoptimizer.com'
const VERSION = 3
const OVERLAY = '_vis_opt_path_hides'
/** Covers the page until the variations are in place, so that visitors do not see the original first. */
const OVERLAY_STYLE = Object.entries({
  'z-index': '2147483647',
  position: 'fixed',
  left: '0',
  top: '0',
  width: '100%',
  height: '100%',
  background: 'white',
  display: 'block'
})
  .map(([name, value]) => `${name}:${value}!important`)
  .join(';')

/** What VWO keeps in the page's storage about how its code is to run. */
interface Config {
  /** Milliseconds to wait for the settings. */
  sT?: number
  /** The element to hide, and how. */
  hE?: string
  hES?: string
  /** Where the settings are stored: `session`, or else the local storage. */
  stT?: string
}

declare global {
  interface Window {
    _vwo_code?: object
    _vwo_settings_timer?: ReturnType<typeof setTimeout>
    /** The address that campaigns are chosen by, where it is not that of the page. */
    _vis_opt_url?: string
  }
}

/**
 * Adds VWO's asynchronous SmartCode: it hides the page, asks VWO for the campaigns, and shows the page when they run,
 * fail, or take too long. Does nothing if the page has the code already.
 *
 * VWO's library calls the functions of `_vwo_code`, so their names are fixed.
 *
 * https://help.vwo.com/hc/en-us/articles/360019420774
 */
export function addSmartCode(settings: Settings): void {
  if (window['_vwo_code']) return
  const account = settings.vwoAccountId
  const config = parse<Config>(read(() => localStorage.getItem(`_vwo_${account}_config`))) ?? {}
  const storage = () => (config.stT === 'session' ? sessionStorage : localStorage)
  const key = `_vwo_${account}_settings`
  const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce || null
  const forget = () => read(() => storage().removeItem(key))
  let finished = false

  const code = {
    nonce,
    // Version 3 of the SmartCode leaves these two to the library.
    use_existing_jquery: () => undefined,
    library_tolerance: () => undefined,
    settings_tolerance: () => config.sT || (settings.settingsTolerance ?? 2000),
    hide_element_style: () => `{${config.hES || 'transition:none;'}}`,
    // A page that visitors see already must not disappear again.
    hide_element: () => (performance.getEntriesByName?.('first-contentful-paint')[0] ? '' : (config.hE ?? 'body')),
    getVersion: () => VERSION,
    finished: () => finished,
    finish: (failure?: string) => {
      if (finished) return
      finished = true
      document.getElementById(OVERLAY)?.remove()
      if (failure) new Image().src = `${HOST}/ee.gif?a=${account}${failure}`
    },
    addScript: ({ src, text = '' }: { src?: string; text?: string }) => {
      const script = element('script', { type: 'text/javascript' })
      if (src) script.src = src
      else script.text = text
      document.head.append(script)
    },
    getSettings: () => {
      const stored = parse<{ e: number; s: string }>(read(() => storage().getItem(key)))
      if (stored && Date.now() <= stored.e) return stored.s
      if (stored) forget()
      return undefined
    },
    load: (src: string) => {
      const stored = code.getSettings()
      if (stored) {
        const script = element('script', {})
        script.text = stored
        document.head.append(script)
        if (window.VWO && !window.VWO.caE) return
        // The stored settings did not start VWO.
        forget()
      }
      const failed = () => code.finish(`&e=loading_failure:${src}`)
      const request = new XMLHttpRequest()
      request.open('GET', src)
      request.withCredentials = true
      Object.assign(request, {
        onload: () => (request.status === 200 ? code.addScript({ text: request.responseText }) : failed()),
        onerror: failed
      })
      request.send()
    },
    init: () => {
      if (document.URL.includes('__vwo_disable__')) return
      window['_vwo_settings_timer'] = setTimeout(() => {
        code.finish()
        forget()
      }, code.settings_tolerance())
      hide(code.hide_element(), code.hide_element_style())
      const address = encodeURIComponent(window['_vis_opt_url'] || document.URL)
      const src = `${HOST}/j.php?a=${account}&u=${address}&vn=${VERSION}`
      if (document.URL.includes('_vwo_xhr')) code.addScript({ src })
      else code.load(`${src}&x=true`)
    }
  }
  window['_vwo_code'] = code
  code.init()

  function element<Tag extends 'script' | 'style' | 'div'>(tag: Tag, attributes: Record<string, string>) {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    if (nonce) made.nonce = nonce
    return made
  }

  /** Covers the page where all of it is to be hidden, and else hides one element. */
  function hide(selector: string, style: string) {
    if (!selector) return
    const whole = selector === 'body'
    const hider = whole ? element('div', { class: '_vis_hide_layer' }) : element('style', { type: 'text/css' })
    hider.id = OVERLAY
    if (whole) {
      hider.style.cssText = OVERLAY_STYLE
      document.documentElement.append(hider)
    } else {
      hider.textContent = selector + style
      document.head.append(hider)
    }
  }
}

/** The storage throws where the browser forbids it. VWO then runs without it. */
function read<Value>(access: () => Value): Value | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}

function parse<Value>(text?: string | null): Value | undefined {
  return read(() => JSON.parse(text ?? '') as Value)
}
