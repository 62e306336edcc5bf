import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, type Dispatcher } from 'undici'
import { IntegrationError } from '../errors/classes'
import { fetchTransport, type HostLookup, type Transport, type TransportInit } from './transport'

/** Options of {@link egressPolicy}. */
export interface EgressPolicyOptions {
  /**
   * What is allowed besides public addresses over https: addresses (`10.1.2.3`), ranges (`10.0.0.0/8`), and origins
   * (`http://127.0.0.1:4000`), whatever address and protocol they have. Default: nothing.
   */
  allow?: readonly string[]
  /** Whether public addresses may be called over http. Default: false. */
  allowHttp?: boolean
  /** Whether a redirect may send the body of a request to another origin. Default: false. */
  allowBodyToOtherOrigins?: boolean
  /**
   * Sends the requests that are allowed. It must pass the `dispatcher` of its init to fetch or undici, which opens the
   * connection and checks the address. Default: the global `fetch`.
   */
  transport?: Transport
  /** Resolves names, as `dns.lookup` does. Default: the system's resolver. */
  lookup?: typeof systemLookup
}

/** How many redirects a request may follow. */
const MAX_REDIRECTS = 5

/**
 * Creates a transport for requests whose URLs people choose whom the host does not know. It sends them only to public
 * addresses and only over https: not to loopback, private, link-local, multicast, reserved and metadata addresses, in
 * any notation, as IPv6, mapped or translated (NAT64). The addresses of a name are checked when the connection is
 * opened, which then uses one of those, so a resolver cannot change its answer in between. Each redirect is checked
 * again; a request follows at most five, and its body does not follow to another origin.
 *
 * The transport rejects with an IntegrationError (`EGRESS_NOT_ALLOWED`, 400, not retried) that says what is not allowed.
 * Connections that do not go through it, as those to Kafka, are checked where the destination uses its `lookup`.
 *
 * @throws TypeError for an entry of `allow` that is no address, range or origin
 *
 * @example
 * import { Destination, type DestinationDefinition } from '@segment/actions-core'
 * import { egressPolicy } from '@segment/actions-core/egress'
 *
 * const transport = egressPolicy({ allow: ['10.20.0.0/16', 'http://mock.internal:8080'] })
 * const guarded = (definition: DestinationDefinition) => new Destination(definition, { transport })
 */
export function egressPolicy(options: EgressPolicyOptions = {}): Transport {
  const { allowHttp = false, allowBodyToOtherOrigins = false, transport = fetchTransport } = options
  const { origins, ranges } = readAllowed(options.allow ?? [])
  const isAllowed = (address: string) => isPublic(address) || ranges.some((range) => isIn(address, range))
  const lookup = guardedLookup(options.lookup ?? systemLookup, isAllowed)
  let dispatcher: Dispatcher | undefined
  const send: Transport = async (url, init) => {
    checkRedirect(url, init, allowBodyToOtherOrigins)
    const { protocol, hostname, origin } = new URL(url)
    if (origins.has(origin)) return transport(url, init)
    if (protocol !== 'https:' && !allowHttp) throw notAllowed(url, 'it is not over https')
    // A connection to an address does not look it up.
    const literal = hostname.replace(/^\[|\]$/g, '')
    if (isIP(literal) !== 0 && !isAllowed(literal)) throw notAllowed(url, 'its address is not public')
    dispatcher ??= new Agent({ connect: { lookup } })
    try {
      return await transport(url, { ...init, dispatcher } as TransportInit)
    } catch (error) {
      throw hasForbiddenAddress(error) ? notAllowed(url, 'its name leads to no public address') : error
    }
  }
  return Object.assign(send, { lookup: lookup as HostLookup })
}

const ADVICE =
  'Use another one, or allow its origin or address: by --allow on the command line, by egressPolicy({ allow }) in a program.'

function notAllowed(url: string, reason: string): IntegrationError {
  const { origin } = new URL(url)
  return new IntegrationError(`A request to ${origin} is not allowed: ${reason}. ${ADVICE}`, FORBIDDEN, 400)
}

function checkRedirect(url: string, { redirects, body }: TransportInit, allowBodyToOtherOrigins: boolean): void {
  if (!redirects) return
  if (redirects.count > MAX_REDIRECTS) throw notAllowed(url, `it would be redirect ${MAX_REDIRECTS + 1}`)
  const hasBody = body !== undefined && body !== null
  if (hasBody && redirects.toOtherOrigin && !allowBodyToOtherOrigins) {
    throw notAllowed(url, 'a redirect asks for the body of a request to another origin')
  }
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

function readAllowed(entries: readonly string[]): { origins: Set<string>; ranges: Range[] } {
  const origins = new Set<string>()
  const ranges: Range[] = []
  for (const entry of entries) {
    const range = rangeOf(entry)
    if (range) ranges.push(range)
    else if (isOrigin(entry)) origins.add(new URL(entry).origin)
    else {
      throw new TypeError(
        `'${entry}' is no address, range or origin. Allow one such as 10.1.2.3, 10.0.0.0/8 or http://127.0.0.1:4000.`
      )
    }
  }
  return { origins, ranges }
}

function rangeOf(entry: string): Range | undefined {
  const [address, prefix] = entry.split('/')
  if (isIP(address) === 0 || (prefix !== undefined && !ipaddr.isValidCIDR(entry))) return undefined
  return ipaddr.parseCIDR(prefix === undefined ? `${address}/${isIP(address) === 4 ? 32 : 128}` : entry)
}

function isOrigin(entry: string): boolean {
  if (!/^https?:\/\//.test(entry) || !URL.canParse(entry)) return false
  const { href, origin } = new URL(entry)
  return href === `${origin}/`
}

/** Parses an address. An IPv4 address that an IPv6 address stands for (mapped, or NAT64) is returned as IPv4. */
function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed
  const { parts } = parsed as ipaddr.IPv6
  // RFC 6052 §2.1: the well-known prefix 64:ff9b::/96.
  const isNat64 = parts[0] === 0x64 && parts[1] === 0xff9b && parts.slice(2, 6).every((part) => part === 0)
  if (!isNat64) return parsed
  return new ipaddr.IPv4(parts.slice(6).flatMap((part) => [part >> 8, part & 0xff]))
}

function isIn(address: string, [network, prefix]: Range): boolean {
  const parsed = parseAddress(address)
  return parsed.kind() === network.kind() && parsed.match(network as never, prefix)
}

/** Azure's metadata server: the only one with an address that looks public. */
const AZURE_METADATA = '168.63.129.16'

function isPublic(address: string): boolean {
  const parsed = parseAddress(address)
  if (parsed.range() !== 'unicast' || parsed.toString() === AZURE_METADATA) return false
  // RFC 4291 §2.4, IANA's registry: all public addresses are in 2000::/3.
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).parts[0] >> 13 === 1
}

/** The code of all errors of the policy. */
const FORBIDDEN = 'EGRESS_NOT_ALLOWED'

/** Resolves a name and leaves out the addresses that are not allowed. A connection uses what it returns. */
function guardedLookup(lookup: typeof systemLookup, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const allowed = (found as LookupAddress[]).filter(({ address }) => isAllowed(address))
      if (allowed.length === 0) {
        const message = `A connection to ${hostname} is not allowed: it has no public address. ${ADVICE}`
        return done(Object.assign(new Error(message), { code: FORBIDDEN }), [])
      }
      if (options.all) return done(null, allowed)
      return done(null, allowed[0].address, allowed[0].family)
    })
  }
}

/** Whether an error, or one that caused it, is that of {@link guardedLookup}. */
function hasForbiddenAddress(error: unknown): boolean {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown }
  return code === FORBIDDEN || (cause !== undefined && hasForbiddenAddress(cause))
}
