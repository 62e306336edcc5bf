import net from 'node:net'
import tls from 'node:tls'
import type { HostLookup } from '@segment/actions-core'
import type { ISocketFactory } from 'kafkajs'

/** As in kafkajs. */
const KEEP_ALIVE_MS = 60_000

/** An address is not looked up, so each broker is connected to by a name, for which the lookup gets its real one. */
const ANY_NAME = 'broker'

/**
 * Makes the sockets for brokers, whose addresses come from settings and from the cluster. Each is resolved by the lookup
 * of the host, which may forbid it, when the connection is opened.
 *
 * Source: https://kafka.js.org/docs/configuration#custom-socket-factory
 */
export function socketFactoryOf(lookup: HostLookup): ISocketFactory {
  return ({ host, port, ssl, onConnect }) => {
    const resolve: HostLookup = (_, options, done) => lookup(host, options, done)
    const target = { host: ANY_NAME, port, lookup: resolve as net.LookupFunction }
    const socket = ssl
      ? tls.connect({ ...target, ...identityOf(host), ...ssl }, onConnect)
      : net.connect(target, onConnect)
    return socket.setKeepAlive(true, KEEP_ALIVE_MS)
  }
}

/** The certificate must be for the broker. An address cannot be named in the handshake (RFC 6066 §3). */
function identityOf(host: string): tls.ConnectionOptions {
  return {
    servername: net.isIP(host) === 0 ? host : '',
    checkServerIdentity: (_, certificate) => tls.checkServerIdentity(host, certificate)
  }
}
