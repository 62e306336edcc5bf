import { UsageError } from '@segment/actions-input'
import { tryAction, type TryOptions } from '../try-action'
import { startAfresh, tryShip, vendor, workspace } from './shipping'

startAfresh()

describe('wrong usage', () => {
  it.each<[string, TryOptions, RegExp]>([
    [
      'an unknown sample',
      { event: 'order-complete' },
      /no sample event 'order-complete'\. Did you mean order-completed/
    ],
    ['an event that is not JSON', { event: '{"type":}' }, /--event is not valid JSON: at line 1, column 9\./],
    ['an event that is a list', { event: '[1]' }, /--event must be a JSON object but is a list\./],
    [
      'a file that is not there',
      { events: 'nowhere.ndjson' },
      /^--events: nowhere\.ndjson cannot be read\. There is no such file\.$/
    ],
    ['a folder', { event: '@.' }, /^--event: \. cannot be read\. It is a folder\.$/],
    ['no file', { event: '@' }, /^--event: a file without a name cannot be read\./],
    ['a mapping without =', { map: ['weight'] }, /^--map 'weight' is not valid\. Pass <field>=<value>, such as email=/],
    ['a setting without =', { setting: ['apiKey'] }, /^--setting '=…' is not valid\. Pass <key>=<text>, such as/],
    [
      'a change inside of a text, which may be secret',
      { setting: ['apiKey=abc', 'apiKey.x=1'] },
      /^--setting 'apiKey\.x=…' cannot be applied: 'apiKey' is a string\.$/
    ],
    ['an unknown field', { map: ['wieght=1'] }, /no field 'wieght'\. Did you mean weight\?/],
    ['an unknown setting', { setting: ['apiKy=1'] }, /Parcel has no setting 'apiKy'\. Did you mean apiKey\?/],
    ['an unknown preset', { preset: 'Orders' }, /The action 'ship' has no preset 'Orders'\. Its presets: 'Refunds'\./],
    ['a trigger that does not parse', { subscribe: 'nonsense (' }, /The trigger 'nonsense \(' does not parse/],
    ['an assignment without =', { set: ['a'] }, /--set 'a' is not valid/],
    ['two ways to answer', { 'dry-run': true, replay: 'x.json' }, /Use only one of --dry-run, --record and --replay/],
    ['a mapping that is not JSON', { mapping: 'x' }, /--mapping is not valid JSON/]
  ])('%s fails and says what to do', async (_what, options, message) => {
    const attempt = tryShip(options)

    await expect(attempt).rejects.toBeInstanceOf(UsageError)
    await expect(attempt).rejects.toThrow(message)
    expect(vendor.received).toEqual([])
  })

  it.each([
    [
      'events of a file with the place',
      '{"type":"page"}\r\n\r\n{"type":"page",}\r\n',
      /events\.ndjson, which must have one event per line or a JSON list, is not valid JSON: at line 3, column 16\./
    ],
    ['an event of a file that is none', '{"type":"page"}\n"page"', /events\.ndjson:2 must be a JSON object but is a/],
    ['an element with its number', '[{"type":"page"}, 2]', /events\.ndjson: element 2 must be a JSON object/],
    ['a file without events', '\n\n', /events\.ndjson has no events/]
  ])('names %s', async (_what, content, message) => {
    await expect(tryShip({ events: workspace.write('events.ndjson', content) })).rejects.toThrow(message)
  })

  it('an action without performBatch cannot send a batch', async () => {
    const names = { destination: 'parcel', action: 'cancel' }

    await expect(tryAction(workspace.root, names, { batch: true })).rejects.toThrow(/'cancel' has no performBatch/)
  })

  it('an unknown action is answered with the nearest one', async () => {
    const names = { destination: 'actions-parcel', action: 'shp' }

    await expect(tryAction(workspace.root, names, {})).rejects.toThrow("Parcel has no action 'shp'. Did you mean ship?")
  })

  it('a destination without actions says how to make one', async () => {
    const source = "export default { name: 'Fresh', slug: 'actions-fresh', mode: 'cloud', actions: {} }"
    workspace.write('packages/destination-actions/src/destinations/fresh/index.ts', source)

    await expect(tryAction(workspace.root, { destination: 'fresh' }, {})).rejects.toThrow(
      'Fresh has no action yet. Make one: ./bin/run generate:action sendEvent server --directory fresh'
    )
  })

  it('settings that cannot be read name the file and the place', async () => {
    workspace.write('.settings/actions-parcel.json', '{"apiKey": ')

    await expect(tryShip({ setting: [] })).rejects.toThrow(
      '.settings/actions-parcel.json is not valid JSON: it ends too early, at line 1, column 12. Repair or remove it.'
    )
  })
})
