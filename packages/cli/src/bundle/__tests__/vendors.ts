/** The vendor of a destination, with a fake of its script. */
export interface Vendor {
  folder: string
  /** The beginning of the script's address. */
  address: string
  /** The fake: it keeps the calls that reach it in `window.calls`. */
  script: string
  /** Settings with which a page has the destination. */
  settings: Record<string, unknown>
}

/** A function that makes functions which keep their calls. Functions among the operands become null. */
const KEEP = `
  var keep = function () {
    var name = [].slice.call(arguments)
    return function () {
      window.calls = window.calls || []
      window.calls.push(name.concat(JSON.parse(JSON.stringify([].slice.call(arguments)))))
      return true
    }
  }
  var sdk = function (vendor, methods) {
    return Object.fromEntries(methods.map(function (method) { return [method, keep(vendor, method)] }))
  }`

const inScript = (code: string) => `(function () {${KEEP}\n${code}\n})()`

/** Vendors whose destinations load their SDK in all the ways that there are. */
export const VENDORS = {
  /** An object that the script adds, and what its `load` resolves with. */
  koala: {
    folder: 'koala',
    address: 'https://cdn.getkoala.com/',
    script: inScript(`
      var koala = sdk('koala', ['track', 'identify'])
      koala.ready = function () {}
      window.KoalaSDK = { load: function () { return Promise.resolve(koala) } }`),
    settings: { project_slug: 'pk' }
  },
  /** An object that the script adds. */
  userpilot: {
    folder: 'userpilot-web',
    address: 'http://js.userpilot.io/',
    script: inScript(`window.userpilot = sdk('userpilot', ['identify', 'track', 'reload', 'group'])`),
    settings: { token: 't', shouldSegmentLoadSDK: true }
  },
  /** An object that the script adds, whose `init` comes first. */
  ripe: {
    folder: 'ripe',
    address: 'https://storage.getripe.com/',
    script: inScript(`window.Ripe = sdk('ripe', ['init', 'identify', 'track', 'page', 'group'])`),
    settings: { apiKey: 'k' }
  },
  /** A function, and a stub before that, which is waited for. */
  intercom: {
    folder: 'intercom-web',
    address: 'https://widget.intercom.io/',
    script: inScript(`
      var stub = window.Intercom
      window.Intercom = keep('intercom')
      stub.q.forEach(function (call) { window.Intercom.apply(null, call) })`),
    settings: { appId: 'a', activator: '#IntercomDefaultWidget' }
  },
  /** A function, and a stub before that, which nothing waits for. */
  wisepops: {
    folder: 'wisepops',
    address: 'https://wisepops.net/',
    script: inScript(`
      var stub = window.wisepops
      window.wisepops = keep('wisepops')
      stub.q.forEach(function (call) { window.wisepops.apply(null, call) })`),
    settings: { websiteId: 'w' }
  },
  /** An object that has to be initialized, with another one for the user. */
  braze: {
    folder: 'braze-web',
    address: 'https://js.appboycdn.com/',
    script: inScript(`
      window.braze = sdk('braze', ['initialize', 'openSession', 'changeUser', 'logCustomEvent', 'logPurchase'])
      var user = sdk('braze', ['setEmail', 'setCustomUserAttribute'])
      window.braze.getUser = function () { return user }`),
    settings: { sdkVersion: '6.10', api_key: 'k', endpoint: 'sdk.iad-01.braze.com' }
  }
} satisfies Record<string, Vendor>
