import type { Hono } from 'hono'
import { answerUnknownRoutes, createApp, originOf, wantsText, type AppOptions } from './app'
import { logCalls } from './call-log'

/** A destination among several: where it is found, and what it answers with. */
export interface Member extends Omit<AppOptions, 'log'> {
  /** The first part of its paths: `slack` for `/slack/...`. */
  name: string
}

/**
 * Makes the application that answers for several destinations, each under the path of its name, as `createApp` answers
 * for one at the root. `GET /` lists them.
 *
 * @param log as that of `createApp`; calls are numbered across all destinations
 */
export async function createSite(members: readonly Member[], log?: AppOptions['log']): Promise<Hono> {
  const { Hono } = await import('hono')
  const site = new Hono({ strict: false })
  if (log) site.use(logCalls(log))
  site.get('/', (context) => {
    const origin = originOf(context)
    const names = members.map(({ name }) => name)
    if (wantsText(context)) return context.text(`${describeMembers(names, origin).join('\n')}\n`)
    return context.json({ destinations: names.map((name) => ({ name, url: `${origin}/${name}` })) })
  })
  for (const { name, ...options } of members) site.route(`/${name}`, await createApp(options))
  answerUnknownRoutes(site)
  return site
}

/** Writes where the destinations are found, a line for each. */
export function describeMembers(names: readonly string[], origin: string): string[] {
  return ['Each destination lists its routes at its own address:', '', ...names.map((name) => `  ${origin}/${name}`)]
}
