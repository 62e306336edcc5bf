import { CliError, FailureError } from '@segment/actions-input'
import { CallError, textAt, toRejection, type JsonBody } from '@segment/actions-session'
import type { DeadFlags, LateStore, Store } from '@segment/actions-delivery'
import type { Context, Hono } from 'hono'
import { json, readJsonBody } from './app'

/** The delivery that a server shows. */
export interface ShownDelivery {
  /** The folder of its configuration. */
  folder: string
  /** The name of its store, for people. */
  place: string
  /** Returns the store. Rejects if it cannot be opened. */
  open: () => Promise<Store>
}

/** The delivery of a folder, whose store is opened when somebody looks at it. */
export function showDelivery({ folder, store }: { folder: string; store?: string }): ShownDelivery & LateStore {
  const { lateStore, nameOfStore, storePlace } =
    require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
  const place = storePlace(folder, store)
  return { folder, place: nameOfStore(place), ...lateStore(place) }
}

/** The longest time that counts are read for: 30 days. */
const MOST_MINUTES = 43_200

/** The most dead letters of one answer: each has its event. */
const MOST_LETTERS = 200

/**
 * Adds the routes that show what a delivery did, and operate it.
 *
 * @param delivery what they show. Default: nothing, and they answer 404
 */
export function addDeliveryRoutes(api: Hono, delivery: ShownDelivery | undefined): void {
  // Late, as most servers show no delivery.
  const operate = () => require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')

  /** Answers with what `work` returns; with 503 if the store fails. */
  const answer =
    (work: (store: Store, context: Context, folder: string) => Promise<unknown>) => async (context: Context) => {
      if (!delivery) throw new CallError(404, 'This server shows no delivery. Start it with --delivery <folder>.')
      const store = await delivery.open().catch((error: Error) => error)
      if (store instanceof Error) return unavailable(context, store)
      try {
        return json(context, await work(store, context, delivery.folder))
      } catch (error) {
        if (error instanceof CallError || error instanceof CliError) throw error
        return unavailable(context, error as Error)
      }
    }

  api.get(
    '/delivery',
    answer(async (store, context, folder) => {
      const minutes = numberOf(context, 'minutes', { fallback: 60, most: MOST_MINUTES })
      const span = numberOf(context, 'span', { fallback: 1, most: minutes })
      return { store: delivery!.place, ...(await operate().readOverview(store, folder, { minutes, span })) }
    })
  )
  api.get(
    '/delivery/dead',
    answer(async (store, context) => {
      const limit = numberOf(context, 'limit', { fallback: 50, most: MOST_LETTERS })
      const before = context.req.query('before') === undefined ? undefined : numberOf(context, 'before')
      const { deadFilter, describeDeadLetter } = operate()
      const filter = deadFilter(context.req.query() as DeadFlags)
      const letters = await store.dead(filter, { limit, ...(before !== undefined && { before }) })
      return { letters: letters.map(describeDeadLetter), isAll: letters.length < limit }
    })
  )
  api.post(
    '/delivery/replay',
    answer(async (store, context) => {
      const body = await readJsonBody(context.req.raw)
      const { deadFilter, replay } = operate()
      return { replayed: await replay(store, deadFilter(deadFlagsOf(body)), body.all === true) }
    })
  )
  api.post(
    '/delivery/pause',
    answer(async (store, context, folder) => {
      const body = await readJsonBody(context.req.raw)
      return operate().pauseByHand(store, folder, namesOf(body), textAt(body, 'reason') || 'Paused by hand.')
    })
  )
  api.post(
    '/delivery/resume',
    answer(async (store, context, folder) =>
      operate().resume(store, folder, namesOf(await readJsonBody(context.req.raw)))
    )
  )
}

function unavailable(context: Context, { message }: Error): Response {
  return json(context, toRejection(new FailureError(`The store cannot be used: ${message}`)), 503)
}

/** Reads a whole number from 1 to `most` of the query. */
function numberOf(
  { req }: Context,
  name: string,
  { fallback, most = Number.MAX_SAFE_INTEGER }: { fallback?: number; most?: number } = {}
): number {
  const text = req.query(name)
  const value = text === undefined ? fallback : Number(text)
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new CallError(400, `'${name}' must be a whole number from 1 to ${most} but it is '${text}'.`)
}

function deadFlagsOf(body: JsonBody): DeadFlags {
  const texts = ['destination', 'subscription', 'code', 'since', 'until'].map((name) => [name, textAt(body, name)])
  const { ids } = body
  if (ids !== undefined && !(Array.isArray(ids) && ids.every(Number.isInteger))) {
    throw new CallError(400, "'ids' in the body must be a list of whole numbers.")
  }
  return { ...(Object.fromEntries(texts) as DeadFlags), ...(ids !== undefined && { id: ids as number[] }) }
}

function namesOf(body: JsonBody): { destination: string; subscription?: string } {
  const destination = textAt(body, 'destination')
  const subscription = textAt(body, 'subscription')
  if (!destination) throw new CallError(400, "'destination' in the body must name a destination.")
  return { destination, ...(subscription !== undefined && { subscription }) }
}
