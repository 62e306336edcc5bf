import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startCommand } from '../../__tests__/commands'
import { interrupt, printed, startProcess, type Run } from '../../__tests__/processes'
import type { Vendor } from '../../__tests__/vendor'
import { startExampleVendor } from './example-destination'

const REPOSITORY = resolve(__dirname, '../../../../..')
const SLACK = join('packages', 'destination-actions', 'src', 'destinations', 'slack')

const WEBHOOK = 'https://hooks.slack.com/services/T000/B000/XXXX'
const CALL = {
  payload: { type: 'track', event: 'Signed Up', userId: 'u1' },
  mapping: { url: WEBHOOK, text: { '@template': '{{userId}}: {{event}}' } }
}

let vendor: Vendor
let root: string
let serving: Serving | undefined

/** A `serve` that is running. */
interface Serving {
  run: Run
  origin: string
  /** Waits until it has printed something that matches. */
  prints: (pattern: RegExp) => Promise<RegExpExecArray>
}

/** Runs `serve ...`, as `start` does. */
function spawnServe(words: string[], env: NodeJS.ProcessEnv = {}, start = startCommand): Omit<Serving, 'origin'> {
  const run = start(process.cwd(), ['serve', ...words], { PORT: undefined, ACTIONS_ROOT: undefined, ...env })
  return { run, prints: async (pattern) => pattern.exec(await printed(run, pattern))! }
}

async function startServing(words: string[], env?: NodeJS.ProcessEnv, start?: typeof startCommand): Promise<Serving> {
  const spawned = spawnServe(words, env, start)
  const [, origin] = await spawned.prints(/Serving on (http:\/\/127\.0\.0\.1:\d+)[^]*-d '/)
  serving = { ...spawned, origin: origin! }
  return serving
}

async function postToSlack({ origin }: Serving) {
  const response = await fetch(`${origin}/postToChannel`, { method: 'POST', body: JSON.stringify(CALL) })
  return { status: response.status, body: await response.json() }
}

beforeAll(async () => {
  vendor = await startExampleVendor()
  root = mkdtempSync(join(tmpdir(), 'serve-'))
  mkdirSync(join(root, SLACK), { recursive: true })
  cpSync(join(REPOSITORY, SLACK), join(root, SLACK), { recursive: true })
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'))
})

afterEach(() => {
  serving?.run.kill('SIGKILL')
  serving = undefined
  vendor.received.length = 0
})

afterAll(async () => {
  await vendor.close()
  rmSync(root, { recursive: true })
})

it('serves Slack: an event that is posted becomes a request, and Ctrl-C ends it', async () => {
  const slack = await startServing(
    ['--port', '0', '--rewrite', `https://hooks.slack.com=${vendor.origin}`, 'slack'],
    {},
    startProcess
  )
  const { status, body } = await postToSlack(slack)

  const sent = { text: 'u1: Signed Up', username: 'Segment', icon_url: 'https://logo.clearbit.com/segment.com' }
  expect(status).toBe(200)
  expect(vendor.received).toHaveLength(1)
  expect(vendor.received[0]).toMatchObject({ method: 'POST', url: '/services/T000/B000/XXXX' })
  expect(vendor.received[0]!.headers['content-type']).toBe('application/json')
  expect(JSON.parse(vendor.received[0]!.body)).toEqual(sent)
  expect(body).toMatchObject([
    { request: { url: WEBHOOK, method: 'POST', body: JSON.stringify(sent) }, response: { statusCode: 200 } }
  ])
  expect(slack.run.stdout).toMatch(/POST \/postToChannel /)
  expect(slack.run.stdout).toMatch(/\n#1 POST \/postToChannel 200 \d+ ms: 1 request \(200\)\n/)
  expect((await interrupt(slack.run)).exitCode).toBe(0)
})

it('takes over changes of code, new files, deleted files and .env on the same port, and survives broken code', async () => {
  const env = { ACTIONS_ROOT: root }
  const slack = await startServing(
    ['slack', '--port', '0', '--rewrite', `https://hooks.slack.com=${vendor.origin}`],
    env
  )
  const action = join(root, SLACK, 'postToChannel', 'index.ts')
  const original = readFileSync(action, 'utf8')

  writeFileSync(join(root, SLACK, 'shout.ts'), 'export const shout = (text: string) => text.toUpperCase()\n')
  const shouting = `import { shout } from '../shout'\n${original.replace('json: { text,', 'json: { text: shout(text) + process.env.ENDING,')}`
  expect(shouting).toContain('shout(text)')
  writeFileSync(action, shouting)
  await slack.prints(/Reloaded: .*index\.ts/)
  writeFileSync(join(root, '.env'), 'ENDING=!\n')
  await slack.prints(/Reloaded: \.env changed/)
  expect((await postToSlack(slack)).status).toBe(200)
  expect(JSON.parse(vendor.received[0]!.body).text).toBe('U1: SIGNED UP!')

  rmSync(join(root, SLACK, 'shout.ts'))
  await slack.prints(/Not reloaded: .*shout\.ts changed\./)
  expect(await postToSlack(slack)).toMatchObject({
    status: 500,
    body: [{ message: expect.stringContaining("Cannot find module '../shout'"), requestError: true }]
  })

  writeFileSync(action, original.replace('perform:', 'perform :::'))
  const line = original.split('\n').findIndex((text) => text.includes('perform:')) + 1
  const [, place] = await slack.prints(/Not reloaded: .*index\.ts changed\. (.*index\.ts:\d+:\d+): /)
  expect(place).toMatch(new RegExp(`postToChannel/index\\.ts:${line}:\\d+$`))
  expect(await postToSlack(slack)).toMatchObject({ status: 500, body: [{ message: expect.stringContaining(place!) }] })

  writeFileSync(action, original)
  await slack.prints(/Not reloaded: [^]*Not reloaded: [^]*Reloaded: .*index\.ts changed/)
  expect(await postToSlack(slack)).toMatchObject({ status: 200 })
  expect(JSON.parse(vendor.received[1]!.body).text).toBe('u1: Signed Up')
})

it('stays up when the code of the destination fails outside of a call', async () => {
  const action = join(root, SLACK, 'postToChannel', 'index.ts')
  const original = readFileSync(action, 'utf8')
  const stray = 'setTimeout(() => { throw new Error("a secret") }) && void Promise.reject(new TypeError("a secret")) ||'
  writeFileSync(action, original.replace(/=>\s+request\(toSlackUrl/, `=> ${stray} request(toSlackUrl`))
  const slack = await startServing(['slack', '--port', '0', '--rewrite', `https://hooks.slack.com=${vendor.origin}`], {
    ACTIONS_ROOT: root
  })

  expect((await postToSlack(slack)).status).toBe(200)
  await slack.prints(/failed after the call ended: Error at .*postToChannel\/index\.ts/)
  await slack.prints(/failed after the call ended: TypeError at .*postToChannel\/index\.ts/)
  expect((await postToSlack(slack)).status).toBe(200)
  expect(slack.run.stdout).not.toContain('a secret')
  writeFileSync(action, original)
})

it('serves several destinations, each under its name, and takes stored settings for calls without their own', async () => {
  const source = join('packages', 'destination-actions', 'src')
  for (const part of [join(source, 'destinations', 'webhook'), join(source, 'lib')]) {
    cpSync(join(REPOSITORY, part), join(root, part), { recursive: true })
  }
  mkdirSync(join(root, '.settings'), { recursive: true })
  writeFileSync(join(root, '.settings', 'actions-webhook.json'), '{"sharedSecret":"a-stored-secret"}')
  const elsewhere = (address: string) => vendor.origin.replace('127.0.0.1', address)
  const words = ['--all', '--port', '0', '--rewrite', `https://hooks.slack.com=${vendor.origin}`]
  words.push('--allow', elsewhere('127.0.0.3'))
  const spawned = spawnServe(words, { ACTIONS_ROOT: root })
  const [, origin] = await spawned.prints(/Serving on (http:\/\/127\.0\.0\.1:\d+)[^]*\/webhook\n/)
  serving = { ...spawned, origin: origin! }

  expect((await postToSlack({ ...serving, origin: `${origin}/slack` })).status).toBe(200)
  const postToHook = async (url: string) => {
    const body = JSON.stringify({ payload: CALL.payload, mapping: { url } })
    const response = await fetch(`${origin}/webhook/send`, { method: 'POST', body })
    return (await response.json()) as { code?: string }[]
  }
  await postToHook(`${vendor.origin}/hook`)
  expect(vendor.received.map(({ url }) => url)).toEqual(['/services/T000/B000/XXXX', '/hook'])
  expect(vendor.received[1]!.headers['x-signature']).toMatch(/^[0-9a-f]{40}$/)
  expect(spawned.run.stdout).toMatch(/#1 POST \/slack\/postToChannel 200 [^]*#2 POST \/webhook\/send 200 /)
  // The vendor listens on 127.0.0.1 only; requests to the others arrive nowhere.
  expect(await postToHook(elsewhere('127.0.0.2'))).toMatchObject([{ code: 'EGRESS_NOT_ALLOWED' }, {}])
  expect(await postToHook(elsewhere('127.0.0.3'))).toMatchObject([{ code: expect.stringMatching(/^E(CONN|ADDR)/) }, {}])

  writeFileSync(join(root, source, 'destinations', 'webhook', 'send', 'index.ts'), 'export default {')
  await spawned.prints(/Not reloaded: .*webhook\/send\/index\.ts changed/)
  expect((await postToSlack({ ...serving, origin: `${origin}/slack` })).status).toBe(200)
  expect((await interrupt(serving.run)).exitCode).toBe(0)
})

it.each([
  ['no destination and no terminal', [], 2, /--destination/],
  ['--all beside a folder', ['--all', '--directory', 'x'], 2, /--all/],
  ['an unknown destination', ['slak'], 2, /There is no destination 'slak' .* Did you mean slack\?/],
  ['a port that is none', ['slack', '--port', 'x'], 2, /port/],
  ['a rewrite that is none', ['slack', '--rewrite', 'slack.com'], 2, /--rewrite 'slack\.com' is not valid/],
  ['an --allow that is none', ['slack', '--allow', 'slack.com'], 2, /--allow: 'slack\.com' is no address, range/],
  ['an unknown flag', ['slack', '--prot', '1'], 2, /--prot/]
])('says what is wrong with %s', async (_what, words, exitCode, message) => {
  const ending = await spawnServe(words).run.end

  expect(ending).toMatchObject({ exitCode, stderr: expect.stringMatching(message) })
  expect(ending.stderr).not.toMatch(/\n +at /)
})

it('ends with 1 when the port asked for, here by PORT, is taken', async () => {
  const port = new URL(vendor.origin).port
  const { exitCode, stderr } = await spawnServe(['slack'], { PORT: port }).run.end

  expect(exitCode).toBe(1)
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 is not available: it is taken by another program.`)
})
