import type { Destination, JSONObject, SegmentEvent } from '@segment/actions-core'
import { post } from '../post'
import { FAULTS, type FaultyVendor } from './vendor'

/** Everything that a call may use. */
export interface Surroundings {
  random: () => number
  vendor: FaultyVendor
  /** The URL of `serve`. */
  serving: string
  /** The runtime. */
  destination: Destination<JSONObject>
  /** An ID that no other call has. */
  id: string
}

/** What a call ended with: a text that says what is wrong, if something is. */
export type Ended = { wrong?: string; version?: number | 'broken' }

/** A call, and what must come of it. */
export interface Call {
  kind: 'good' | 'bad' | 'hostile'
  name: string
  run: (surroundings: Surroundings) => Promise<Ended>
}

const KEY = 'a-fake-key-of-the-soak'
const settings = { apiKey: KEY }
const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/** A wrong answer if a condition does not hold, or if the key is shown. */
function mustHold(holds: boolean, shown: string, expected: string): Ended {
  if (shown.includes(KEY)) return { wrong: `The key is shown: ${shown.slice(0, 300)}` }
  return holds ? {} : { wrong: `Not ${expected}: ${shown.slice(0, 300)}` }
}

/** Whether an answer is that of code that does not load. */
const isBroken = (text: string) => text.includes('version.ts:1:')

const subscriptionsFor = (mapping: object) => ({
  ...settings,
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping } as never]
})
const MAPPING = {
  id: { '@path': '$.properties.id' },
  note: { '@template': 'of {{userId}}' },
  path: { '@path': '$.properties.path' }
}
const eventOf = (properties: object) => ({ type: 'track', userId: 'u', properties }) as SegmentEvent

async function failureOf(run: () => Promise<unknown>): Promise<string> {
  try {
    return `It did not fail: ${JSON.stringify(await run())}`
  } catch (error) {
    const { name, message, status, response } = error as Error & { status?: number; response?: { status?: number } }
    return `${name} ${status ?? response?.status ?? ''} ${message}`
  }
}

/** The calls that the soak picks from. */
export const CALLS: readonly Call[] = [
  {
    kind: 'good',
    name: 'event to serve',
    run: async ({ serving, id, vendor }) => {
      const { status, text } = await post(`${serving}/send`, { payload: { id, data: { a: [1] } }, settings })
      if (isBroken(text)) return { ...mustHold(vendor.arrivalsOf(id) === 0, text, 'sent'), version: 'broken' }
      const [answer] = JSON.parse(text) as {
        request?: { body: string }
        response?: { body: { id: string; version: number } }
      }[]
      const echoed = answer?.response?.body
      const holds = status === 200 && echoed?.id === id && JSON.parse(answer!.request!.body).id === id
      return {
        ...mustHold(holds && vendor.arrivalsOf(id) === 1, text, `delivered once, with ${id}`),
        version: echoed?.version
      }
    }
  },
  {
    kind: 'good',
    name: 'event to the runtime',
    run: async ({ destination, id, vendor }) => {
      const results = await destination.onEvent(eventOf({ id }), subscriptionsFor(MAPPING))
      const { id: echoed } = Object(results.at(-1)?.data) as { id?: string }
      return mustHold(
        echoed === id && vendor.arrivalsOf(id) === 1,
        JSON.stringify(results),
        `delivered once, with ${id}`
      )
    }
  },
  {
    kind: 'good',
    name: 'batch to the runtime',
    run: async ({ destination, id, vendor }) => {
      const ids = Array.from({ length: 20 }, (_, index) => `${id}.${index}`)
      const results = await destination.onBatch(
        ids.map((one) => eventOf({ id: one })),
        subscriptionsFor(MAPPING)
      )
      const arrived = ids.every((one) => vendor.arrivalsOf(one) === 1)
      const entries = results.flatMap(({ multistatus = [] }) => multistatus)
      return mustHold(arrived && entries.length === ids.length, JSON.stringify(results), 'delivered once each')
    }
  },
  {
    kind: 'bad',
    name: 'fault of the vendor, by serve',
    run: async ({ serving, id, random }) => {
      const path = pick(random, Object.keys(FAULTS))
      const { text } = await post(`${serving}/send`, { payload: { id, path }, settings })
      if (isBroken(text)) return { version: 'broken' }
      return mustHold(text.includes('requestError') || text.includes(id), text, `a failure of ${path} with ${id}`)
    }
  },
  {
    kind: 'bad',
    name: 'fault of the vendor, by the runtime',
    run: async ({ destination, id, random }) => {
      const path = pick(random, Object.keys(FAULTS))
      const shown = await failureOf(() => destination.onEvent(eventOf({ id, path }), subscriptionsFor(MAPPING)))
      return mustHold(!shown.startsWith('It did not'), shown, `a failure of ${path}`)
    }
  },
  {
    kind: 'bad',
    name: 'payload that is not valid',
    run: async ({ serving, destination }) => {
      const { status, text } = await post(`${serving}/send`, { payload: { note: 'a' }, settings })
      const shown = await failureOf(() => destination.onEvent(eventOf({}), subscriptionsFor(MAPPING)))
      const isReported = isBroken(text) || (status === 200 && text.includes('id'))
      return {
        ...mustHold(isReported && shown.includes('400'), text + shown, 'reported'),
        ...(isBroken(text) && { version: 'broken' })
      }
    }
  },
  {
    kind: 'bad',
    name: 'error that nobody awaits',
    run: async ({ serving, id, vendor }) => {
      const { text } = await post(`${serving}/send`, { payload: { id, note: 'later' }, settings })
      if (isBroken(text)) return { version: 'broken' }
      return mustHold(text.includes(id) && vendor.arrivalsOf(id) === 1, text, 'delivered')
    }
  },
  {
    kind: 'hostile',
    name: 'body that is not JSON',
    run: async ({ serving, random }) => {
      const body = pick(random, [
        '['.repeat(100_000),
        '{"a":'.repeat(20_000),
        '\0',
        '"\\',
        '{"payload": 1e999}',
        'null'
      ])
      const { status, text } = await post(`${serving}/send`, body)
      return mustHold(status >= 400 || text.includes('requestError'), `${status} ${text}`, 'rejected')
    }
  },
  {
    kind: 'hostile',
    name: 'foreign page',
    run: async ({ serving, id, vendor }) => {
      const { status, text } = await post(
        `${serving}/send`,
        { payload: { id }, settings },
        { origin: 'https://evil.example' }
      )
      return mustHold(status === 403 && vendor.arrivalsOf(id) === 0, `${status} ${text}`, 'rejected')
    }
  },
  {
    kind: 'hostile',
    name: 'mapping that asks for too much',
    run: async ({ destination, id, random, vendor }) => {
      const note = pick<unknown>(random, [
        { '@template': '{{properties.text}}'.repeat(400) },
        { '@liquid': '{{ (1..100000000) | size }}' },
        { '@replace': { pattern: 'a', replacement: '$`$`$`', value: { '@path': '$.properties.text' } } },
        { '@flatten': { value: { '@path': '$.properties.deep' }, separator: '.' } }
      ])
      const deep = { ['a'.repeat(17_000)]: [1, 2] }
      const shown = await failureOf(() =>
        destination.onEvent(eventOf({ id, text: 'a'.repeat(65_000), deep }), subscriptionsFor({ ...MAPPING, note }))
      )
      return mustHold(/ 400 /.test(shown) && vendor.arrivalsOf(id) === 0, shown, 'status 400')
    }
  },
  {
    kind: 'hostile',
    name: 'keys of prototypes',
    run: async ({ serving, id, vendor }) => {
      const text = `{"payload":{"id":"${id}","data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}},"settings":{"apiKey":"${KEY}"}}`
      const answer = await post(`${serving}/send`, text)
      if (isBroken(answer.text)) return { version: 'broken' }
      const isClean = !('polluted' in {})
      return mustHold(isClean && vendor.arrivalsOf(id) === 1, answer.text, 'delivered, and nothing polluted')
    }
  },
  {
    kind: 'hostile',
    name: 'caller that goes away',
    run: async ({ serving, id, random }) => {
      const body = JSON.stringify({ payload: { id }, settings })
      const signal = AbortSignal.timeout(Math.floor(random() * 10))
      await fetch(`${serving}/send`, { method: 'POST', body, signal })
        .then((response) => response.text())
        .catch(() => '')
      return {}
    }
  }
]
