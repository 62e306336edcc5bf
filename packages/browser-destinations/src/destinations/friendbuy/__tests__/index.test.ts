/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'

const settings = { merchantId: '0b1cd1c8-0000-4000-8000-000000000000' }

/** What a call of an action adds to the queue of the page. */
async function queued(action: string, payload: object) {
  window.friendbuyAPI = undefined
  const track = await destination.initialize({ settings } as never, { loadInBackground: jest.fn() } as never)
  await destination.actions[action]!.perform(track, { payload, settings } as never)
  return (window.friendbuyAPI as unknown as unknown[]).slice(1)
}

describe('Friendbuy Web', () => {
  it('calls the queue until the script puts the SDK in its place', async () => {
    const track = await destination.initialize({ settings } as never, { loadInBackground: jest.fn() } as never)
    window.friendbuyAPI = { push: jest.fn() }
    track('page', { name: 'Home' }, true)
    expect(window.friendbuyAPI.push).toHaveBeenCalledWith(['track', 'page', { name: 'Home' }, true])
  })

  it.each([
    ['1990-04-01', { month: 4, day: 1, year: 1990 }],
    ['1990-04-01T23:00:00Z', { month: 4, day: 1, year: 1990 }],
    ['04-01', { month: 4, day: 1 }],
    ['4/1/1990', undefined],
    [42, undefined]
  ])('sends the birthday %j as %j', async (birthday, expected) => {
    const [call] = (await queued('trackCustomer', { customerId: 'c', birthday })) as [unknown[]]
    expect(call).toEqual(['track', 'customer', { id: 'c', ...(expected && { birthday: expected }) }, true])
  })

  it('keeps a purchase without a customer free of what is known of one', async () => {
    const purchase = { orderId: 5, amount: '12.5', currency: 'USD', email: 'ada@example.com' }
    expect(await queued('trackPurchase', purchase)).toEqual([
      ['track', 'purchase', { id: '5', amount: 12.5, currency: 'USD' }, true]
    ])
  })

  it('fails where there is nothing to record', () =>
    expect(queued('trackSignUp', { email: '' })).rejects.toThrow('Nothing to record: check the mapping.'))
})
