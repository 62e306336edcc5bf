import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KEY, order, startAfresh, tryShip, vendor, workspace } from './shipping'

startAfresh()

it('stored filters run before the mapping', async () => {
  const filters = [
    { name: 'Old orders', trigger: 'match(properties.order_id, "old-*")', do: 'drop' },
    { do: 'drop-properties', properties: ['properties.order_id'] }
  ]
  workspace.write('.settings/actions-parcel.json', { apiKey: KEY, filters })
  const events = workspace.write('orders.ndjson', `${order('old-1')}\n${order('o-2')}`)
  const report = await tryShip({ setting: [], events })

  expect(report.events.map(({ outcome }) => outcome.stage)).toEqual(['filter', 'validation'])
  expect(vendor.received).toEqual([])
})

describe('settings', () => {
  const withoutKey = { setting: [], event: order('o-1') }

  it('come from the file, over it from the environment, over that from the flags', async () => {
    const sent = () => vendor.received.at(-1)!.headers['x-parcel-key']
    workspace.write('.settings/actions-parcel.json', { apiKey: 'of the file' })
    await tryShip(withoutKey)
    expect(sent()).toBe('of the file')

    workspace.write('.env', 'PARCEL_API_KEY=of the environment\n')
    await tryShip(withoutKey)
    expect(sent()).toBe('of the environment')

    await tryShip({ ...withoutKey, settings: '{"apiKey":"of --settings"}' })
    expect(sent()).toBe('of --settings')

    await tryShip({ ...withoutKey, settings: '{"apiKey":"of --settings"}', setting: ['apiKey=12'] })
    expect(sent()).toBe('12')
    delete process.env.PARCEL_API_KEY
  })

  it('may be filed under the name of the folder', async () => {
    workspace.write('.settings/parcel.json', { apiKey: 'of the folder' })
    await tryShip(withoutKey)

    expect(vendor.received[0]!.headers['x-parcel-key']).toBe('of the folder')
  })

  it('that are missing are an error that says where to put them', async () => {
    await expect(tryShip(withoutKey)).rejects.toThrow(
      /missing the required field 'apiKey'.* --setting apiKey=\.\.\., in the variable PARCEL_API_KEY or in the file \.settings\/actions-parcel\.json\.$/
    )
  })

  it('that are missing are made up for a dry run, and are no secrets', async () => {
    const { madeUp, delivered, events } = await tryShip({ setting: [], 'dry-run': true })
    expect(madeUp).toEqual(['apiKey'])
    expect(delivered).toBe(true)
    expect(events[0]!.exchanges[0]!.request.url).toBe('https://api.parcel.example.com/parcels?key=example')
  })

  it('that are given are not made up for a dry run, and stay secret', async () => {
    const { madeUp, events } = await tryShip({ 'dry-run': true })
    expect(madeUp).toBeUndefined()
    expect(events[0]!.exchanges[0]!.request.url).toBe('https://api.parcel.example.com/parcels?key=[redacted]')
  })

  it('tokens that are refreshed on the way are saved, readable by their owner alone, and do not show', async () => {
    const oauth = { access_token: 'old-access-token', refresh_token: 'the-refresh-token' }
    const file = workspace.write('.settings/actions-parcel.json', { apiKey: KEY, oauth })
    const report = await tryShip(withoutKey)

    expect(report).toMatchObject({ delivered: true, tokens: 'saved' })
    expect(vendor.received.map(({ url }) => url)).toEqual([`/parcels?key=${KEY}`, '/token', `/parcels?key=${KEY}`])
    expect(JSON.parse(readFileSync(file, 'utf8')).oauth).toEqual({ ...oauth, access_token: 'new-access-token' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.stringify(report)).not.toMatch(/-access-token|the-refresh-token/)
  })

  it('tokens that were not in the file are not saved there', async () => {
    const setting = [`apiKey=${KEY}`, 'oauth.access_token=old-access-token']
    const report = await tryShip({ ...withoutKey, setting })

    expect(report).toMatchObject({ delivered: true, tokens: 'not saved' })
    expect(existsSync(join(workspace.root, '.settings'))).toBe(false)
  })
})
