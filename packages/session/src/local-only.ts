/** The names that this machine has for itself. Any other name in an address may have been chosen by anybody. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Returns why a local server must not answer a request; undefined if it may. A page on the web must not read from it or
 * act with a developer's credentials, even if it has made a name of its own lead to this machine. Programs other than
 * browsers send no origin.
 *
 * @param allowed the origins of pages that may call the server besides its own. Default: none
 */
export function refusalOf(
  request: Pick<Request, 'url' | 'headers'>,
  allowed: ReadonlySet<string> = new Set()
): string | undefined {
  const { origin: own, hostname, host: address } = new URL(request.url)
  const host = request.headers.get('host') ?? address
  if (!LOOPBACK.has(hostname) || !LOOPBACK.has(host.toLowerCase().replace(/:\d*$/, ''))) {
    return `This server answers only to localhost and 127.0.0.1, not to ${host}.`
  }
  const origin = request.headers.get('origin')
  if (origin !== null) {
    return origin === own || allowed.has(origin) ? undefined : `Pages of ${origin} may not call this server.`
  }
  // Scripts, images and styles of other sites are requested without an origin. A link to this server is fine.
  const isForeign = request.headers.get('sec-fetch-site') === 'cross-site'
  const isLink = request.headers.get('sec-fetch-mode') === 'navigate'
  return isForeign && !isLink ? 'Pages of other sites may not call this server.' : undefined
}
