import { request } from 'node:http'
import { parseScript, printScript, startStandIn, type StandIn } from '../stand-in'

let standIn: StandIn

beforeEach(async () => {
  standIn = await startStandIn()
})

afterEach(() => standIn.close())

async function answers(count: number) {
  const statuses: number[] = []
  for (let call = 0; call < count; call++) statuses.push((await fetch(standIn.origin, { method: 'POST' })).status)
  return statuses
}

it('answers 200 without a script', async () => {
  const response = await fetch(`${standIn.origin}/any/path`)

  expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: {} })
})

it('follows its script, and stays at the last step', async () => {
  standIn.restart(parseScript('401, 500,200'))

  expect(await answers(4)).toEqual([401, 500, 200, 200])
  expect(standIn.answered).toBe(4)
  standIn.restart(parseScript('400'))
  expect(await answers(2)).toEqual([400, 400])
})

it.each([
  ['400', 400, null, { error: { status: 400, message: 'A field of the request is not valid.' } }],
  ['429:30', 429, '30', { error: { status: 429, message: 'Too many requests.' } }],
  ['slow:1', 200, null, {}],
  ['400 {"error":"no, [not] that }"}, 200', 400, null, { error: 'no, [not] that }' }]
])('answers %s', async (script, status, retryAfter, body) => {
  standIn.restart(parseScript(script))
  const response = await fetch(standIn.origin)

  expect(response.status).toBe(status)
  expect(response.headers.get('retry-after')).toBe(retryAfter)
  expect(await response.json()).toEqual(body)
})

it('cuts an answer off in the middle of its body', async () => {
  standIn.restart(parseScript('cut'))
  const response = await fetch(standIn.origin)

  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('terminated')
})

it.each([
  ['a form', new URLSearchParams({ grant_type: 'refresh_token' })],
  ['JSON', '{"grant_type":"refresh_token"}']
])('issues tokens for %s, besides its script', async (_form, body) => {
  standIn.restart(parseScript('500'))
  const response = await fetch(`${standIn.origin}/token`, { method: 'POST', body })

  expect(await response.json()).toMatchObject({ access_token: 'stand-in-access-token', token_type: 'Bearer' })
  expect(standIn.answered).toBe(0)
})

it('has a form in which scripts are written', () => {
  const text = '200,429:30,slow:5,cut,400 {"error":["a,b"]},503:1 null'

  expect(printScript(parseScript(text))).toBe(text)
})

it.each(['', 'quick', '99', '200,', 'slow:x', '400 no', '400 {"a":1', '400{}'])(
  "does not accept the script '%s'",
  (text) => {
    expect(() => parseScript(text)).toThrow(/^The script '.*' is not valid at '.*'\. Use statuses/)
  }
)

it('answers no other name and no page', async () => {
  const statusFor = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(standIn.origin, { headers }, (response) => resolve(response.resume().statusCode))
      sent.on('error', reject).end()
    })

  expect(await statusFor({ host: 'evil.example' })).toBe(403)
  expect(await statusFor({ origin: 'https://evil.example' })).toBe(403)
})
