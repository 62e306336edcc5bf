import { createRedactor, secretsOf, transportAround, type Transport } from '@segment/actions-core'
import type { Config } from '@segment/actions-delivery'
import { createSender, parseScript, startStandIn, type Rewrites } from '@segment/actions-session'

/** Sends requests to other places than the vendors. */
export interface Diversion {
  transport: Transport
  close: () => Promise<void>
}

/**
 * Diverts the requests of deliveries: by rewrites, and all others to a stand-in for the vendors.
 *
 * @param allow what requests may reach besides public addresses and the targets of rewrites
 * @param script how the stand-in answers. Default: there is no stand-in, and other requests go to the vendors
 * @param config whose secrets are not printed; undefined before there is one
 * @param print gets a line for each request that goes to the stand-in
 */
export async function divert(
  { rewrites, allow, script }: { rewrites: Rewrites; allow: readonly string[]; script?: string },
  config: () => Config | undefined,
  print: (line: string) => void
): Promise<Diversion> {
  if (script === undefined) return { transport: createSender(rewrites, allow), close: async () => {} }
  const standIn = await startStandIn(parseScript(script))
  const send = createSender(new Map([...rewrites, ['*', standIn.origin]]), allow)
  const transport = transportAround(send, async (url, init) => {
    const response = await send(url, init)
    const body = typeof init.body === 'string' ? ` ${init.body}` : ''
    const secrets = (config()?.destinations ?? []).flatMap(({ definition, settings, secrets: mapped }) => [
      ...secretsOf(definition, settings),
      ...mapped
    ])
    print(createRedactor(secrets)(`${init.method ?? 'GET'} ${url} ${response.status}${body}`))
    return response
  })
  return { transport, close: standIn.close }
}
