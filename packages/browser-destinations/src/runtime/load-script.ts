/**
 * Loads a script into the page once: if this function or analytics.js has already added a script element with the same
 * URL, it waits for that one. A script that failed is loaded again.
 *
 * The attribute `status` of the element has the state: `loading`, `loaded` or `error`. The element gets the nonce of
 * the page's Content-Security-Policy if the page's own scripts have one.
 *
 * @param src absolute, relative to the page, or without a protocol (`//cdn.example.com/sdk.js`)
 * @param attributes of the new element; they override `type`, `async` and `status`
 * @returns the element. Rejects with an Error if the script cannot be loaded, or if `src` is not a URL
 */
export async function loadScript(src: string, attributes: Record<string, string> = {}): Promise<HTMLScriptElement> {
  const address = new URL(src, document.baseURI).href
  const found = [...document.querySelectorAll('script')].find((script) => script.src === address)
  const status = found?.getAttribute('status')
  if (found && status === 'loaded') return found
  if (found && status === 'loading') return whenLoaded(found, src)
  if (status === 'error') found?.remove()
  const script = document.createElement('script')
  script.type = 'text/javascript'
  script.src = src
  script.async = true
  script.setAttribute('status', 'loading')
  const { nonce } = document.querySelector<HTMLScriptElement>('script[nonce]') ?? {}
  if (nonce) script.nonce = nonce
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  script.addEventListener('load', () => script.setAttribute('status', 'loaded'))
  script.addEventListener('error', () => script.setAttribute('status', 'error'))
  const loaded = whenLoaded(script, src)
  const first = document.querySelector('script')
  if (first) first.before(script)
  else (document.head ?? document.documentElement).append(script)
  return loaded
}

function whenLoaded(script: HTMLScriptElement, src: string): Promise<HTMLScriptElement> {
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve(script))
    script.addEventListener('error', () => reject(new Error(`Failed to load ${src}`)))
  })
}
