import { Hono } from 'hono'
import type { PrometheusMetrics } from './metrics'
import type { Status } from './status'

/**
 * Makes the server of a process for those who operate it: `/health`, `/metrics` for Prometheus, and `/status` with what
 * `deliver status --json` prints (`?minutes=` as its flag). It has no events and no secrets.
 *
 * @param read reads the status of the last minutes
 * @param isReady whether the process takes events; `/health` has the status 503 if it does not
 */
export function createStatusApp(
  read: (minutes: number) => Promise<Status>,
  metrics: PrometheusMetrics,
  isReady: () => boolean
): Hono {
  const app = new Hono()
  app.get('/health', (c) => (isReady() ? c.json({ ok: true }) : c.json({ ok: false }, 503)))
  app.get('/metrics', async (c) => c.text(await metrics.print(), 200, { 'content-type': 'text/plain; version=0.0.4' }))
  app.get('/status', async (c) => {
    const minutes = Number(c.req.query('minutes') ?? 60)
    if (!Number.isInteger(minutes) || minutes < 1)
      return c.json({ error: 'minutes must be a whole number from 1.' }, 400)
    return c.json(await read(minutes))
  })
  app.notFound((c) => c.json({ error: 'There are /health, /metrics and /status.' }, 404))
  app.onError((error, c) => c.json({ error: `The store cannot be read: ${error.message}` }, 503))
  return app
}
