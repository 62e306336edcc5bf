import { FailureError } from '@segment/actions-input'
import { createApp } from '../app'
import type { Source } from '../../workspace/source'
import type { Loaded } from '@segment/actions-session'
import { post } from './example-app'
import { definition, exampleSource, settings } from './example-destination'

/** A source whose code can be exchanged, as a reload does it. */
function createChangingSource() {
  let load: Source['current'] = exampleSource.current
  const change = (next: Source['current']) => {
    load = next
  }
  return { source: { ...exampleSource, current: () => load() }, change }
}

function loadedWith(perform: () => unknown): Loaded {
  const keep = { ...definition.actions.keep!, perform }
  return { ...exampleSource.current(), definition: { ...definition, actions: { keep } } }
}

it('answers every route with 500 and the place while the code does not load, and comes back', async () => {
  const place = '/example/index.ts:3:7: Unexpected ";"'
  const { source, change } = createChangingSource()
  const app = await createApp({ source })
  change(() => {
    throw new FailureError(place)
  })

  expect(await post(app, '/send', {})).toMatchObject({ status: 500, body: [{ message: place, requestError: true }] })
  expect(await post(app, '/authenticate', {})).toMatchObject({ status: 500, body: { ok: false, error: place } })
  for (const path of ['/', '/manifest']) {
    const response = await app.request(path)
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ ok: false, error: place })
  }

  change(exampleSource.current)
  expect(await post(app, '/keep', { payload: {}, settings })).toMatchObject({ status: 200 })
})

it('lets a call in flight end with the code that it began with', async () => {
  const { source, change } = createChangingSource()
  const app = await createApp({ source })
  let release = (): void => {}
  const begun = new Promise<void>((begin) => {
    change(() =>
      loadedWith(async () => {
        begin()
        await new Promise<void>((resolve) => {
          release = resolve
        })
        return 'old'
      })
    )
  })
  const inFlight = post(app, '/keep', { payload: {}, settings })
  await begun
  change(() => loadedWith(() => 'new'))
  const { body: later } = await post(app, '/keep', { payload: {}, settings })
  release()

  expect(later[0].outcome.data).toBe('new')
  expect((await inFlight).body[0].outcome.data).toBe('old')
})
