import { runCommand } from '../../__tests__/commands'
import type { Vendor } from '../../__tests__/vendor'
import { makeWorkspace, rewriteTo, runLine, startParcelVendor, type Workspace } from './temporary-destination'

const KEY = 'parcel-key-0123456789'
const ORDER = '{"type":"track","event":"Order Completed","properties":{"order_id":"o-1"}}'

let vendor: Vendor
let workspace: Workspace

beforeAll(async () => {
  vendor = await startParcelVendor()
  workspace = makeWorkspace()
})

afterEach(() => {
  vendor.received.length = 0
})

afterAll(async () => {
  workspace.remove()
  await vendor.close()
})

// Flags stand before the arguments: a flag that can be repeated must not swallow them.
const fixed = () => ['try', '--setting', `apiKey=${KEY}`, '--rewrite', rewriteTo(vendor), 'parcel', 'ship']

function tryShip(more: string[], env?: NodeJS.ProcessEnv) {
  return runCommand(workspace.root, [...fixed(), ...more], env)
}

it('sends an event of stdin, also of a slow command, prints how that went and ends with 0', async () => {
  const line = `(sleep 1; echo '${ORDER}') | ./bin/run ${fixed().join(' ')} --event @-`
  const { exitCode, stdout } = await runLine(workspace.root, line)

  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: `parcel ship: 1 event

Event: track 'Order Completed'
  POST https://api.parcel.example.com/parcels?key=[redacted]  200 OK
  Delivered.

`
  })
  expect(vendor.received).toHaveLength(1)
})

it('explains, without a colour where there is no terminal and within 80 columns', async () => {
  const more = [
    '--event',
    'order-completed',
    '--dry-run',
    '--explain',
    '--map',
    'weight={"@path":"$.properties.total"}'
  ]
  const { exitCode, stdout } = await tryShip(more, { NO_COLOR: undefined, COLUMNS: '80' })

  expect(exitCode).toBe(1)
  expect(stdout).toMatch(/Trigger {2}matches[^]*Fields[^]*Problems\n {2}\$\.weight[^]*Discarded \(payload validation/)
  expect(stdout).not.toContain('\u001b')
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(vendor.received).toEqual([])
})

it('prints JSON and nothing else on stdout with --json, also where it fails', async () => {
  const { exitCode, stdout } = await tryShip(['--json', '--event', ORDER.replace('o-1', 'busy')])

  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    delivered: false,
    events: [{ outcome: { status: 503, retry: true, retryAfterMs: 30_000 } }]
  })
  expect(stdout).not.toContain(KEY)
})

it('takes the events that `events` prints, and sends them as one batch', async () => {
  const events = await runCommand(workspace.root, ['events', 'order-completed', '--count', '3', '--ndjson'])
  const { exitCode, stdout } = await tryShip(['--events', workspace.write('events.ndjson', events.stdout), '--batch'])

  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/3 events in one batch[^]*Results\n {2}1 [^]*Delivered\.[^]* {2}3 [^]*Delivered\./)
  expect(vendor.received.map(({ url }) => url)).toEqual(['/batch'])
})

it('does not take what is piped in for an argument', async () => {
  const { stderr } = await runLine(workspace.root, `echo '${ORDER}' | ./bin/run try parcel --event @-`)

  expect(stderr).toMatch(/Pass <action> \(ship, cancel\)/)
})

it.each([
  ['no destination', ['try'], /Pass <destination> \(parcel\)/],
  ['no action', ['try', 'parcel'], /Pass <action> \(ship, cancel\)/],
  ['an unknown destination', ['try', 'parcl', 'ship'], /There is no destination 'parcl'.*Did you mean parcel\?/],
  ['missing settings', ['try', 'parcel', 'ship'], /The settings are not valid/],
  ['an unknown flag', ['try', 'parcel', 'ship', '--evnt', 'x'], /evnt/]
])('ends with 2 and prints nothing on stdout for %s', async (_what, words, message) => {
  const { exitCode, stdout, stderr } = await runCommand(workspace.root, words)

  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/\n +at /)
})
