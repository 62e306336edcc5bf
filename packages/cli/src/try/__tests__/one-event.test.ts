import { KEY, order, startAfresh, tryShip, vendor, workspace } from './shipping'

startAfresh()

describe('one event', () => {
  it('is delivered, and the report shows request, response and what the action returned without the secret', async () => {
    const report = await tryShip({ event: order('o-1') })

    expect(vendor.received).toMatchObject([{ method: 'POST', url: `/parcels?key=${KEY}`, body: '{"id":"o-1"}' }])
    expect(report).toMatchObject({
      destination: 'parcel',
      action: 'ship',
      mode: 'send',
      delivered: true,
      events: [
        {
          exchanges: [
            {
              request: { url: 'https://api.parcel.example.com/parcels?key=[redacted]', body: '{"id":"o-1"}' },
              response: { statusCode: 200, body: { ok: true } }
            }
          ],
          outcome: { stage: 'delivered', data: { ok: true } }
        }
      ]
    })
    expect(JSON.stringify(report)).not.toContain(KEY)
  })

  it('is made to fit the trigger and the defaults where none is given', async () => {
    const { delivered, events } = await tryShip({ 'dry-run': true })

    expect(delivered).toBe(true)
    expect(events[0]!.event).toMatchObject({ event: 'Order Completed', properties: { order_id: expect.any(String) } })
  })

  it('may be a sample, with changes', async () => {
    const { events } = await tryShip({
      event: 'Order Completed',
      set: ['properties.order_id=mine'],
      remove: ['properties.total'],
      'dry-run': true
    })

    expect(events[0]!.event.properties).toMatchObject({ order_id: 'mine', subtotal: expect.any(Number) })
    expect(events[0]!.event.properties).not.toHaveProperty('total')
  })

  it('may come from a file with a byte order mark', async () => {
    const file = workspace.write('event.json', '\uFEFF{"type":"page","userId":"u-9"}')
    const report = await tryShip({ event: `@${file}` })
    expect(report.events[0]!.event).toMatchObject({ userId: 'u-9' })
  })

  it('may come from a file', async () => {
    const file = workspace.write('event.json', order('from a file'))

    await tryShip({ event: `@${file}` })
    expect(vendor.received[0]!.body).toBe('{"id":"from a file"}')
  })

  it('is explained: conditions, fields, what cleaning and coercion did, and problems', async () => {
    const { delivered, events } = await tryShip({
      event: order('o-1', { weight: '250', note: '', mail: 'nobody' }),
      map: [
        'weight=$.properties.weight',
        'tags=fragile',
        'note=$.properties.note',
        'mail=$.properties.mail',
        'box={"width":"3","depth":4}'
      ]
    })

    expect(delivered).toBe(false)
    expect(vendor.received).toEqual([])
    expect(events[0]!.trigger).toEqual({
      text: 'type = "track" and event = "Order Completed"',
      origin: 'default',
      met: true,
      conditions: [
        { depth: 0, holds: true, text: 'all of' },
        { depth: 1, holds: true, text: 'type = "track"', path: 'type', actual: 'track' },
        { depth: 1, holds: true, text: 'event = "Order Completed"', path: 'event', actual: 'Order Completed' }
      ]
    })
    expect(events[0]!.fields).toEqual([
      {
        key: 'id',
        required: true,
        origin: 'default',
        expression: { '@path': '$.properties.order_id' },
        reads: [{ path: 'properties.order_id', value: 'o-1' }],
        mapped: 'o-1',
        payload: 'o-1',
        changes: []
      },
      expect.objectContaining({
        key: 'weight',
        origin: '--map',
        mapped: '250',
        payload: 250,
        changes: [{ path: '$.weight', what: 'converted from a string to a number' }]
      }),
      expect.objectContaining({
        key: 'tags',
        mapped: 'fragile',
        payload: ['fragile'],
        changes: [{ path: '$.tags', what: 'put into a list' }]
      }),
      expect.objectContaining({ key: 'mail', mapped: 'nobody', payload: 'nobody', changes: [] }),
      {
        key: 'note',
        required: false,
        origin: '--map',
        expression: { '@path': '$.properties.note' },
        reads: [{ path: 'properties.note', value: '' }],
        mapped: '',
        changes: [{ path: '$.note', what: 'removed: an empty text counts as no value' }]
      },
      expect.objectContaining({
        key: 'box',
        payload: { width: 3 },
        changes: [
          { path: '$.box.width', what: 'converted from a string to a number' },
          { path: '$.box.depth', what: 'removed: no field has this name' }
        ]
      })
    ])
    expect(events[0]!.problems).toMatchObject([{ path: '$.mail', message: expect.stringContaining('email') }])
    expect(events[0]!.outcome).toMatchObject({ stage: 'validation', status: 400, retry: false })
  })

  it('that does not match the trigger stops there', async () => {
    const { events, delivered } = await tryShip({ event: 'product-viewed' })

    expect(delivered).toBe(false)
    expect(vendor.received).toEqual([])
    expect(events[0]).toMatchObject({
      trigger: {
        met: false,
        conditions: [{ holds: false }, { holds: true }, { holds: false, actual: 'Product Viewed' }]
      },
      fields: [],
      outcome: { stage: 'trigger', retry: false }
    })
  })

  it('whose mapping has a fault stops there', async () => {
    const { events } = await tryShip({ event: order('o-1'), map: ['note={"@nothing":1}'] })

    expect(events[0]).toMatchObject({
      mappingError: expect.stringContaining('@nothing'),
      outcome: { stage: 'mapping', status: 400, retry: false }
    })
  })

  it('that fails says whether and when it would be sent again', async () => {
    const { events } = await tryShip({ event: order('busy') })

    expect(events[0]!.outcome).toMatchObject({
      stage: 'action',
      status: 503,
      code: 'SERVICE_UNAVAILABLE',
      retry: true,
      retryAfterMs: 30_000
    })
  })

  it('that gets no answer shows the request all the same', async () => {
    await vendor.close()
    const { events } = await tryShip({ event: order('o-1') })

    expect(events[0]).toMatchObject({
      exchanges: [{ request: { body: '{"id":"o-1"}' }, response: { statusCode: 0 } }],
      outcome: { stage: 'action', retry: true }
    })
  })
})
