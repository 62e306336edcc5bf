import { createEventOrder } from '../event-order'

/** The order in which calls for events go on: each call is named by its event and the action. */
async function orderOf(...calls: [event: string | undefined, action: string][]): Promise<string[]> {
  const turnOf = createEventOrder()
  const gone: string[] = []
  await Promise.all(calls.map(([event, action]) => turnOf(event).then(() => gone.push(`${event} ${action}`))))
  return gone
}

describe('createEventOrder', () => {
  it('puts events that several actions get at once in order', async () => {
    const calls = await orderOf(
      ['1', 'group'],
      ['2', 'group'],
      ['3', 'group'],
      ['1', 'track'],
      ['2', 'track'],
      ['3', 'track']
    )
    expect(calls).toEqual(['1 group', '1 track', '2 group', '2 track', '3 group', '3 track'])
  })

  it('leaves events without an ID in the order of the calls', async () => {
    expect(await orderOf([undefined, 'a'], [undefined, 'b'])).toEqual(['undefined a', 'undefined b'])
  })

  it('lets later events go on, too', async () => {
    const turnOf = createEventOrder()
    await turnOf('1')
    await expect(turnOf('2')).resolves.toBeUndefined()
    await expect(turnOf('1')).resolves.toBeUndefined()
  })
})
