import type { Delivery } from '@segment/actions-delivery'
import type { Rewrites } from '@segment/actions-session'
import { HOST, listen } from '../loopback/listen'
import { createApi } from '../server/api'
import { answerUnknownRoutes } from '../server/app'
import { createChanges } from '../server/changes'
import { createPage, PAGE_PATH } from '../server/page'

/** The page of a running delivery. */
export interface DeliveryPage {
  /** Where it is: `http://127.0.0.1:3102/tester`. */
  address: string
  /** Stops it. */
  close: () => Promise<void>
}

/** The first port to try if none is passed. */
const PORT = 3102

/** How long calls in flight may take to end, in milliseconds. */
const PATIENCE_MS = 1000

/**
 * Serves the page that shows and operates a delivery, on the loopback address, whatever address events come to. It is
 * built when somebody asks for it.
 *
 * @param port the port, 0 for any free one. Default: 3102 or the next free one
 * @param folder the folder of the configuration
 * @param place the name of the store, for people
 * @throws FailureError if the port is not available
 */
export async function startPage(
  { store }: Pick<Delivery, 'store'>,
  options: { port?: number; folder: string; place: string; rewrites: Rewrites; print: (line: string) => void }
): Promise<DeliveryPage> {
  const { port, folder, place, rewrites, print } = options
  const { Hono } = await import('hono')
  const changes = createChanges()
  const delivery = { folder, place, open: async () => store }
  const app = new Hono()
  const send = () => Promise.reject(new Error('There is no destination to run.'))
  app.route('/api', await createApi({ root: folder, destinations: [], rewrites, send, changes, delivery }))
  answerUnknownRoutes(app)
  const page = createPage(print)
  const listening = await listen(
    { fetch: (request, ...rest) => page.answer(request) ?? app.fetch(request, ...rest) },
    port,
    undefined,
    { first: PORT, flag: '--page-port' }
  )
  return {
    address: `http://${HOST}:${listening.port}${PAGE_PATH}`,
    close: async () => {
      page.close()
      changes.close()
      await listening.close(PATIENCE_MS)
    }
  }
}
