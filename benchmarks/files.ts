import { Session } from 'node:inspector/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { relative, resolve } from 'node:path'
import { Destination, type DestinationDefinition, type JSONObject, type SegmentEvent } from '@segment/actions-core'

// Run by `npm run bench:files`: lists the files of the runtime that a warm event enters, and what a warm batch enters
// besides, by V8's coverage. The exit code is 1 when the event enters more files than the bar.

const BAR = 30
const source = resolve('packages/actions-core/src')

const text = { label: 'Text', description: 'A text.', type: 'string' } as const
const definitionFor = (url: string): DestinationDefinition<JSONObject> => ({
  name: 'Example',
  mode: 'cloud',
  authentication: { scheme: 'custom', fields: { key: { ...text, type: 'password' } } },
  extendRequest: ({ settings }) => ({ headers: { 'x-api-key': String(settings.key) } }),
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      fields: { user: text, event: text, total: { ...text, type: 'number' } },
      perform: (request, { payload }) => request(url, { method: 'post', json: payload }),
      performBatch: (request, { payload }) => request(url, { method: 'post', json: payload })
    }
  }
})

const settings = {
  key: 'a-secret-key',
  subscriptions: [
    {
      partnerAction: 'send',
      subscribe: 'type = "track" and properties.total > 10',
      mapping: {
        user: {
          '@if': { exists: { '@path': '$.userId' }, then: { '@path': '$.userId' }, else: { '@path': '$.anonymousId' } }
        },
        event: { '@template': '{{event}} of {{userId}}' },
        total: { '@path': '$.properties.total' }
      }
    }
  ]
}
const event: SegmentEvent = { type: 'track', event: 'Order', userId: 'u', properties: { total: 11 } }

/** Returns the files with a function that the work calls, relative to the source, after the work has run before. */
async function filesEnteredBy(work: () => Promise<unknown>): Promise<string[]> {
  for (let run = 0; run < 10; run++) await work()
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await work()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  return result
    .filter(({ url, functions }) => url.startsWith('file:') && functions.some(({ ranges }) => ranges[0]!.count > 0))
    .map(({ url }) => relative(source, fileURLToPath(url).split('?')[0]!))
    .filter((path) => !path.startsWith('..'))
    .toSorted()
}

async function main(): Promise<void> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"ok":true}'))
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const destination = new Destination(definitionFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
  const batch = [event, { ...event, properties: { total: 12 } }]
  const entered = await filesEnteredBy(() => destination.onEvent(event, settings))
  process.stdout.write(`An event enters ${entered.length} files (at most ${BAR}):\n  ${entered.join('\n  ')}\n`)
  if (entered.length > BAR || entered.length === 0) process.exitCode = 1
  const others = (await filesEnteredBy(() => destination.onBatch(batch, settings))).filter(
    (file) => !entered.includes(file)
  )
  process.stdout.write(`A batch also enters:\n  ${others.join('\n  ')}\n`)
  server.closeAllConnections()
  server.close()
}

void main()
