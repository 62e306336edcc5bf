/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'

const settings = { client_code: 'shop', admin_number: '10', version: '2.8.0', mbox_name: 'm', cookie_domain: 'd' }

describe('Adobe Target Web', () => {
  it('sends with each request what earlier events said', async () => {
    const target = { trackEvent: jest.fn(), triggerView: jest.fn() }
    const loadSdk = async () => ({ target })
    const adobe = await destination.initialize({ settings } as never, { loadSdk } as never)
    const perform = (action: string, payload: object) =>
      destination.actions[action]!.perform(adobe, { payload, settings } as never)
    expect(window.targetPageParams!()).toEqual({})
    await perform('upsertProfile', { userId: 'u', traits: { plan: 'pro' } })
    await perform('triggerView', { userId: 'u', viewName: 'Home', pageParameters: { path: '/' } })
    await perform('triggerView', { userId: 'u', viewName: 'Cart' })
    expect(window.targetPageParams!()).toEqual({ mbox3rdPartyId: 'u', profile: { plan: 'pro' }, page: {} })
    expect(target.triggerView.mock.calls.map(([view]) => view)).toEqual(['Home', 'Cart'])
  })
})
