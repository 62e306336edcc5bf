import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

    expect(text).toContain('[redacted]')
    expect(text).not.toMatch(/-access-token|o-with-a-secret|0123456789/)
  })

  it('replays failures too', async () => {
    await tryShip({ event: order('busy'), record: recording() })
    const { events } = await tryShip({ event: order('busy'), replay: recording() })

    expect(events[0]!.outcome).toMatchObject({ status: 503, retryAfterMs: 30_000 })
    expect(vendor.received).toHaveLength(1)
  })

  it('that cannot be written is an error at once', async () => {
    await expect(tryShip({ record: '/proc/actions/order.json' })).rejects.toThrow(
      /^The recording \/proc\/actions\/order\.json cannot be written\./
    )
  })

  it('fails clearly on a request that was not recorded, and sends nothing', async () => {
    await tryShip({ event: order('o-1'), record: recording() })
    const report = await tryShip({ event: order('o-2'), replay: recording() })

    expect(report.delivered).toBe(false)
    expect(report.unrecorded).toEqual([
      `POST https://api.parcel.example.com/parcels?key=[redacted] is recorded only with another body, or less often in ${recording()}. Record it again with --record ${recording()}.`
    ])
    expect(report.events[0]!.outcome).toMatchObject({ stage: 'action', code: 'NOT_RECORDED', retry: false })
    expect(vendor.received).toHaveLength(1)
  })

  it.each([
    ['a missing file', undefined, /there is no file .*Make it with --record/],
    ['no JSON', '{', /is not valid JSON: it ends too early/],
    ['other JSON', '{"exchanges":[{}]}', /is no recording/]
  ])('%s cannot be replayed', async (_what, content, message) => {
    const file = join(workspace.root, 'some.json')
    if (content !== undefined) writeFileSync(file, content)

    await expect(tryShip({ replay: file })).rejects.toThrow(message)
  })
})
