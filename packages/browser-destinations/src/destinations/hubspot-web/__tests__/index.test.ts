import { flatten, type Hubspot } from '../api'
import upsertContact from '../upsertContact'
import trackCustomBehavioralEvent from '../trackCustomBehavioralEvent'

/** What an action pushes for a payload. */
function pushed(action: typeof upsertContact | typeof trackCustomBehavioralEvent, payload: object, settings = {}) {
  const calls: unknown[] = []
  const hubspot: Hubspot = { push: (call) => calls.push(call) }
  action.perform(hubspot, { payload, settings: { portalId: '1', ...settings } } as never)
  return calls
}

describe('HubSpot Web', () => {
  it.each([
    [
      { a: { b: [1, { c: null }] }, 'd e': '' },
      { a_b_0: 1, a_b_1_c: null, 'd e': '' }
    ],
    [{ a: {}, b: [] }, {}]
  ])('flattens %j', (nested, flat) => expect(flatten(nested)).toEqual(flat))

  it('sends a contact whose fields are no texts', () => {
    const payload = { email: ' ada@example.com ', zip: 94105, city: null, custom_properties: null }
    expect(pushed(upsertContact, payload)).toEqual([['identify', { email: 'ada@example.com', zip: 94105, city: null }]])
  })

  it.each([
    ['contact without an email address', upsertContact, { id: 'u' }],
    ['event without a name', trackCustomBehavioralEvent, { properties: { a: 1 } }]
  ])('sends no %s', (_, action, payload) =>
    expect(pushed(action, payload, { flushIdentifyImmediately: true })).toEqual([])
  )
})
