import type { Fault } from './fault'

const EGRESS = 'packages/actions-core/src/http/egress.ts'

/** Faults that send requests to where they must not go, and faults of the checks of packages. */
export const REQUESTS: Fault[] = [
  {
    row: '`egressPolicy`: no private, loopback, link-local, multicast or metadata address, in any notation',
    does: 'addresses in URLs are not checked',
    file: EGRESS,
    find: 'if (isIP(literal) !== 0 && !isAllowed(literal))',
    replace: 'if (literal === undefined)'
  },
  {
    row: '`egressPolicy`: no private, loopback, link-local, multicast or metadata address, in any notation',
    does: 'the metadata server of Azure has a public address',
    file: EGRESS,
    find: ' || parsed.toString() === AZURE_METADATA',
    replace: ''
  },
  {
    row: '`egressPolicy`: a resolver that lies',
    does: 'the answers of the resolver are not checked',
    file: EGRESS,
    find: '.filter(({ address }) => isAllowed(address))',
    replace: '.filter(({ address }) => address && isAllowed)'
  },
  {
    row: '`egressPolicy`: a resolver that changes its answer',
    does: 'the first answer for a name counts for good',
    file: EGRESS,
    find: '    lookup(hostname, { ...options, all: true }, (error, found) => {\n      if (error) return done(error, [])\n',
    replace:
      '    lookup(hostname, { ...options, all: true }, (error, answer) => {\n      if (error) return done(error, [])\n      const found = ((lookup as any).first ??= answer)\n'
  },
  {
    row: '`egressPolicy`: each redirect is checked',
    does: 'only the first request is checked',
    file: EGRESS,
    find: '    checkRedirect(url, init, allowBodyToOtherOrigins)\n',
    replace: '    if ((init as TransportInit).redirects) return transport(url, init)\n'
  },
  {
    row: '`egressPolicy`: at most five redirects',
    does: 'a sixth redirect is followed',
    file: EGRESS,
    find: 'redirects.count > MAX_REDIRECTS',
    replace: 'redirects.count > MAX_REDIRECTS + 1'
  },
  {
    row: '`egressPolicy`: no body to another origin',
    does: 'the origin does not matter',
    file: EGRESS,
    find: 'if (hasBody && redirects.toOtherOrigin && !allowBodyToOtherOrigins)',
    replace: 'if (hasBody && redirects.toOtherOrigin && redirects.count > 9)'
  },
  {
    row: '`try`, `serve` and connections to Kafka are under it; `--allow` permits more',
    does: '`try` and `serve` send without the policy',
    file: 'packages/session/src/sender.ts',
    find: 'const send = policyFor([...allow, ...rewrites.values()])',
    replace: 'const send: Transport = (url, init) => fetch(url, init as RequestInit)'
  },
  {
    row: 'a broker that Kafka names is checked, too, in any notation',
    does: 'brokers that are addresses are not looked up',
    file: 'packages/destination-actions/src/destinations/kafka/socket.ts',
    find: 'const target = { host: ANY_NAME, port,',
    replace: 'const target = { host: net.isIP(host) ? host : ANY_NAME, port,'
  },
  {
    row: '`serve` uses it; `--allow` permits more',
    does: '`serve` sends without the policy',
    file: 'packages/session/src/sender.ts',
    find: 'const send = policyFor([...allow, ...rewrites.values()])',
    replace: 'const send: Transport = (url, init) => fetch(url, init as RequestInit)'
  },
  {
    row: 'credentials do not follow a redirect to another origin',
    does: 'all headers follow',
    file: 'packages/actions-core/src/http/request.ts',
    find: 'const headers = toOtherOrigin ? pickHarmless(init.headers) : new Headers(init.headers)',
    replace: 'const headers = new Headers(init.headers)'
  },
  {
    row: 'install scripts of packages are off',
    does: 'the line of .npmrc is not checked',
    file: 'scripts/supply-chain.mjs',
    find: "return lines.includes('ignore-scripts=true')",
    replace: 'return lines'
  },
  {
    row: 'every package is from the registry, with a licence that permits its use',
    does: 'any licence will do',
    file: 'scripts/supply-chain.mjs',
    find: "choice.split(' AND ').every((licence) => LICENCES.has(licence))",
    replace: "choice.split(' AND ').every((licence) => LICENCES.size > licence.length)"
  },
  {
    row: 'every package is from the registry, with a licence that permits its use',
    does: 'any origin will do',
    file: 'scripts/supply-chain.mjs',
    find: '(resolved ?? REGISTRY).startsWith(REGISTRY)',
    replace: "(resolved ?? REGISTRY).startsWith('')"
  },
  {
    row: 'no known vulnerability of a high severity, where the registry can be asked',
    does: 'high severities pass',
    file: 'scripts/supply-chain.mjs',
    find: "const SEVERE = ['high', 'critical']",
    replace: "const SEVERE = ['critical']"
  }
]
