/** The calls of CommandBar's SDK that the destination makes. */
export interface Commandbar {
  boot: (id: string, properties: object, attributes: { hmac?: string; formFactor?: unknown }) => Promise<unknown>
  addMetadataBatch: (properties: object, addToUser: boolean) => unknown
  trackEvent: (name: string, properties: object) => unknown
  then?: undefined
}

declare global {
  interface Window {
    /** The SDK, and a stub before that. */
    CommandBar?: Commandbar
  }
}

/** Where developers of CommandBar say which build of it they want to see. */
const BUILD = 'commandbar.lc'

/** The address of the SDK for an organization. */
export function scriptOf(organization: string): string {
  const build = storedBuild()
  const host = build?.startsWith('local:') ? 'http://localhost:8000' : 'https://api.commandbar.com'
  const query = `${build ? `lc=${build}&` : ''}version=2`
  return `${host}/latest/${encodeURIComponent(organization)}?${query}`
}

function storedBuild(): string | null {
  try {
    return localStorage.getItem(BUILD)
  } catch {
    // The browser forbids storage.
    return null
  }
}

/** The name under which the SDK and its stub keep what is their own. */
const own = (name: string) => Symbol.for(`CommandBar::${name}`)

/**
 * Makes what the vendor's snippet adds to the page: a stub that records every call until the script has loaded. The
 * script takes what is in it over by the symbols.
 *
 * https://www.commandbar.com/docs/sdk/lifecycle/boot/
 */
export function makeStub(organization: string): Commandbar {
  const calls: unknown[][] = []
  const stub: Record<string | symbol, unknown> = {
    shareCallbacks: () => ({}),
    shareContext: () => ({}),
    [own('configuration')]: { uuid: organization },
    [own('orgConfig')]: {},
    [own('disposed')]: false,
    [own('isProxy')]: true,
    [own('queue')]: calls,
    [own('unwrap')]: () => stub
  }
  const record =
    (name: string | symbol) =>
    (...operands: unknown[]) => {
      // `boot` returns a promise, which the script settles.
      if (name !== 'boot') return void calls.push([name, ...operands])
      return new Promise((resolve, reject) => calls.push([name, resolve, reject, ...operands]))
    }
  return new Proxy(stub, {
    get: (target, name) => (name in target ? target[name] : record(name))
  }) as unknown as Commandbar
}
