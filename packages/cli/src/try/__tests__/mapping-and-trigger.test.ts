import { tryAction } from '../try-action'
import { order, startAfresh, tryShip, workspace } from './shipping'

startAfresh()

describe('mapping and trigger', () => {
  it('come from a preset where one is named', async () => {
    const { events } = await tryShip({ event: 'order-refunded', preset: 'refunds', 'dry-run': true })

    expect(events[0]!.trigger).toMatchObject({ origin: 'preset', met: true })
    expect(events[0]!.fields[0]).toMatchObject({ key: 'id', origin: 'preset', payload: 'refund' })
  })

  it('--map goes over --mapping, and that over the defaults', async () => {
    const { events } = await tryShip({
      event: order('o-1'),
      mapping: '{"id":"from --mapping","note":"from --mapping"}',
      map: ['note={{event}}!'],
      subscribe: 'type = "track"',
      'dry-run': true
    })

    expect(events[0]!.exchanges[0]!.request.body).toBe('{"id":"from --mapping","note":"Order Completed!"}')
    expect(events[0]!.trigger).toMatchObject({ origin: '--subscribe' })
  })

  it('an action without trigger and fields takes the whole mapping and every event', async () => {
    const { events } = await tryAction(
      workspace.root,
      { destination: 'parcel', action: 'cancel' },
      { event: '{"type":"page","a":1}', mapping: '{"@path":"$."}', setting: ['apiKey=k'], 'dry-run': true }
    )

    expect(events[0]).toMatchObject({ trigger: null, outcome: { stage: 'delivered' } })
    expect(JSON.parse(events[0]!.exchanges[0]!.request.body)).toEqual({ type: 'page', a: 1 })
  })
})
