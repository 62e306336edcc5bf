/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics } from '@segment/analytics-next'
import { openStorage } from '../page-storage'

afterEach(() => {
  jest.restoreAllMocks()
  localStorage.clear()
})

const modern = () => new Analytics({ writeKey: 'w' })
const old = () => ({}) as Analytics

describe.each([
  ['the storage of analytics.js', modern],
  ['localStorage, where analytics.js has no storage', old]
])('%s', (_, make) => {
  it('keeps values from one page to the next', () => {
    openStorage(make()).set('number', 1)
    openStorage(make()).set('text', 'x1')
    const next = openStorage(make())
    expect([next.get('number'), next.get('text'), next.get('other') ?? null]).toEqual([1, 'x1', null])
    expect(localStorage.getItem('number')).toBe('1')
  })

  it('keeps values for the page where the browser forbids it', () => {
    const analytics = make()
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(forbid)
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(forbid)
    const storage = openStorage(analytics)
    expect(storage.get('forbidden') ?? null).toBeNull()
    storage.set('forbidden', 2)
    expect(storage.get('forbidden')).toBe(2)
  })
})

it('writes nothing where the site allows it to nobody', () => {
  const storage = openStorage(new Analytics({ writeKey: 'w' }, { disableClientPersistence: true }))
  storage.set('private', 1)
  expect(storage.get('private')).toBe(1)
  expect([localStorage.getItem('private'), document.cookie]).toEqual([null, expect.not.stringContaining('private')])
})

it('keeps texts as they are', () => {
  openStorage(old()).set('text', 'q-{')
  expect([localStorage.getItem('text'), openStorage(old()).get('text')]).toEqual(['q-{', 'q-{'])
})

function forbid(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}
