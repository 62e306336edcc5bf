import { Destination, type DestinationDefinition, type JSONObject, type SegmentEvent } from '@segment/actions-core'

// Run by `npm run bench:memory`: 100,000 deliveries through one instance, and the heap after each tenth of them.

const text = { label: 'Text', description: 'A text.', type: 'string' } as const
const definition: DestinationDefinition<JSONObject> = {
  name: 'Example',
  mode: 'cloud',
  authentication: { scheme: 'custom', fields: { key: { ...text, type: 'password' } } },
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      fields: { user: text, event: text, note: text },
      perform: (request, { payload }) => request('https://api.example.com/send', { method: 'post', json: payload })
    }
  }
}

const destination = new Destination(definition, { transport: async () => Response.json({ ok: true }) })
const signal = new AbortController().signal

/** Settings as hosts hand them in: parsed anew for each event. */
const settings = (): JSONObject =>
  JSON.parse(`{
    "key": "a-secret-key",
    "subscriptions": [{
      "partnerAction": "send",
      "subscribe": "type = \\"track\\" and properties.total > 10",
      "mapping": {
        "user": { "@path": "$.userId" },
        "event": { "@template": "{{event}} of {{userId}}" },
        "note": { "@liquid": "{{ event | upcase }}" }
      }
    }]
  }`)

async function main(): Promise<void> {
  const heaps: number[] = []
  for (let round = 0; round < 10; round++) {
    for (let chunk = 0; chunk < 100; chunk++) {
      const events = Array.from({ length: 100 }, (_, n) => ({
        type: 'track',
        event: `Event ${round}-${chunk}-${n}`,
        userId: `u-${n}`,
        properties: { total: 11 + n }
      }))
      await Promise.all(events.map((event) => destination.onEvent(event as SegmentEvent, settings(), { signal })))
    }
    await new Promise((done) => setTimeout(done, 50))
    globalThis.gc?.()
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20)
    process.stdout.write(`${(round + 1) * 10_000} deliveries: ${heaps[round].toFixed(1)} MiB of heap\n`)
  }

  const growth = heaps[9] - heaps[1]
  process.stdout.write(`growth from 20,000 to 100,000 deliveries: ${growth.toFixed(1)} MiB\n`)
  process.exitCode = growth > 5 ? 1 : 0
}

void main()
