import { order, startAfresh, tryShip, vendor, workspace } from './shipping'

startAfresh()

describe('a batch', () => {
  it('sends what can be sent at once and returns for each event its own result', async () => {
    const events = ['o-1', 'heavy'].map((id) => order(id))
    const file = workspace.write(
      'events.ndjson',
      `${events[0]}\n\n{"type":"page"}\n${events[1]}\n{"type":"track","event":"Order Completed"}\n`
    )
    const report = await tryShip({ events: file, batch: true })

    expect(vendor.received.map(({ body }) => body)).toEqual(['[{"id":"o-1"},{"id":"heavy"}]'])
    expect(report.exchanges).toHaveLength(1)
    expect(report.events.map(({ outcome }) => outcome)).toMatchObject([
      { stage: 'delivered', status: 201, data: { shipped: 'o-1' } },
      { stage: 'trigger' },
      { stage: 'action', status: 429, message: 'Too heavy for now.', retry: true },
      { stage: 'validation', status: 400, retry: false }
    ])
  })

  it('that fails as a whole fails for each event', async () => {
    const file = workspace.write('events.json', `[${order('busy')},${order('o-2')}]`)
    const { events } = await tryShip({ events: file, batch: true })

    expect(events.map(({ outcome }) => outcome)).toMatchObject([
      { stage: 'action', status: 503, retryAfterMs: 30_000 },
      { stage: 'action', status: 503, retryAfterMs: 30_000 }
    ])
  })
})
