import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecordFile } from '@segment/action-destinations/records'
import { replayFolder } from '../../records/replay-folder'
import { KEY, order, startAfresh, tryShip, vendor, workspace } from './shipping'

startAfresh()

describe('a recording', () => {
  const recording = () => join(workspace.root, 'recordings', 'ship.json')

  it('answers the same requests again, with other secrets and without the network', async () => {
    const live = await tryShip({ event: order('o-1'), record: recording() })
    await vendor.close()
    const again = await tryShip({ event: order('o-1'), replay: recording(), setting: ['apiKey=another-key-9876'] })

    expect(again).toMatchObject({ mode: 'replay', delivered: true, events: [{ outcome: live.events[0]!.outcome }] })
  })

  it('holds no secret, fresh tokens and texts named by --secret included', async () => {
    workspace.write('.settings/actions-parcel.json', { apiKey: KEY, oauth: { access_token: 'old-access-token' } })
    await tryShip({ event: order('o-with-a-secret'), setting: [], record: recording(), secret: ['o-with-a-secret'] })
    const text = readFileSync(recording(), 'utf8')

    expect(text).toContain('"x-parcel-key":"xxxxxx-xxx-0000000000"')
    expect(text).toContain('"access_token":"[redacted]"')
    expect(text).not.toMatch(/-access-token|o-with-a-secret|0123456789/)
  })

  it('is a file of records, which test --records replays', async () => {
    const folder = join(workspace.root, 'recordings')
    await tryShip({ event: order('o-1'), record: join(folder, 'actions-parcel.json') })
    const { destinations } = await replayFolder(workspace.root, folder, ['parcel'])
    expect(destinations).toEqual([{ slug: 'actions-parcel', cases: 1, passed: 1, listed: [], failed: [], stale: [] }])
  })

  it('has the events of a batch as one case', async () => {
    const events = workspace.write('orders.ndjson', `${order('o-1')}\n${order('heavy')}\n`)
    await tryShip({ events, batch: true, record: recording() })
    const again = await tryShip({ events, batch: true, replay: recording() })

    expect(readRecordFile(recording()).cases).toMatchObject([
      {
        id: 'ship/batch',
        call: 'batch',
        exchanges: [{ request: { url: 'https://api.parcel.example.com/batch' } }],
        outcome: { multistatus: [{ status: 201 }, { status: 429 }] }
      }
    ])
    expect(again.events.map(({ outcome }) => outcome.status)).toEqual([201, 429])
  })

  it('has that there was no answer', async () => {
    await vendor.close()
    const live = await tryShip({ event: order('o-1'), record: recording() })
    const again = await tryShip({ event: order('o-1'), replay: recording() })

    expect(readRecordFile(recording()).cases[0]!.exchanges.at(-1)!.response).toMatchObject({ status: 0 })
    expect(again.events[0]!.outcome.status).toBe(live.events[0]!.outcome.status)
  })

  it('needs no settings to be replayed', async () => {
    await tryShip({ event: order('o-1'), record: recording() })
    expect(await tryShip({ event: order('o-1'), replay: recording(), setting: [] })).toMatchObject({ delivered: true })
  })

  it('fails where the destination does something else with fakes, and is not written', async () => {
    const place = 'packages/destination-actions/src/destinations/parcel/index.ts'
    const source = readFileSync(join(workspace.root, place), 'utf8')
    workspace.write(place, source.replace("API + '/parcels?key='", "(settings.apiKey.includes('9') ? API : 0) + '/?'"))

    await expect(tryShip({ event: order('o-1'), record: recording() })).rejects.toThrow(
      /^ship\/event-1 cannot be recorded: with fake values for the account's secrets, the destination sends 0 requests/
    )
    expect(existsSync(recording())).toBe(false)
  })

  it('replays failures too', async () => {
    await tryShip({ event: order('busy'), record: recording() })
    const { events } = await tryShip({ event: order('busy'), replay: recording() })

    expect(events[0]!.outcome).toMatchObject({ status: 503, retryAfterMs: 30_000 })
    expect(vendor.received).toHaveLength(1)
  })

  it.each<[string, (path: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a device', (path) => symlinkSync('/dev/null', path)],
    ['a pipe', (path) => execFileSync('mkfifo', [path])]
  ])('does not replace %s, and nothing is sent', async (_what, make) => {
    const path = join(workspace.root, 'there')
    make(path)
    const before = lstatSync(path)
    await expect(tryShip({ event: order('o-1'), record: path })).rejects.toThrow(
      `Cannot write the recording ${path}: it is not a regular file. Choose another name.`
    )
    expect(vendor.received).toEqual([])
    expect(lstatSync(path).mode).toBe(before.mode)
    expect(readdirSync(workspace.root).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('that cannot be written is an error at once', async () => {
    await expect(tryShip({ record: '/proc/actions/order.json' })).rejects.toThrow(
      /^Cannot write the recording \/proc\/actions\/order\.json\./
    )
  })

  it('fails clearly on a request that was not recorded, and sends nothing', async () => {
    await tryShip({ event: order('o-1'), record: recording() })
    const report = await tryShip({ event: order('o-2'), replay: recording() })

    expect(report.delivered).toBe(false)
    expect(report.unrecorded).toEqual([
      `POST https://api.parcel.example.com/parcels?key=[redacted] is recorded with another body or headers, or fewer times in ${recording()}. Record it again with --record ${recording()}.`
    ])
    expect(report.events[0]!.outcome).toMatchObject({ stage: 'action', code: 'NOT_RECORDED', retry: false })
    expect(vendor.received).toHaveLength(1)
  })

  it.each([
    ['a missing file', undefined, /there is no file .*Make it with --record/],
    ['no JSON', '{', /^--replay: The records .*some\.json cannot be read\./],
    [
      'other JSON',
      '{"exchanges":[{}]}',
      /contains no records. It needs slug, clock and cases\. Create it with .*--record/
    ]
  ])('%s cannot be replayed', async (_what, content, message) => {
    const file = join(workspace.root, 'some.json')
    if (content !== undefined) writeFileSync(file, content)

    await expect(tryShip({ replay: file })).rejects.toThrow(message)
  })
})
