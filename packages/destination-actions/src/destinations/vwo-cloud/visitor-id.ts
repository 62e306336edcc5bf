import { createHash } from 'node:crypto'

/** The namespace of addresses, as of RFC 9562, section 6.6 */
const ADDRESSES = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/**
 * The ID of a visitor as the SDKs of VWO derive it from the ID of the user and the account.
 *
 * Source: docs/utils/UuidUtil/functions/getUUID.md of https://github.com/wingify/vwo-fme-node-sdk, and recorded requests
 */
export function visitorIdOf(userId: string, accountId: number): string {
  const account = uuidOf(String(accountId), uuidOf('https://vwo.com', ADDRESSES))
  return uuidOf(userId, account).replaceAll('-', '').toUpperCase()
}

/** The UUID of version 5 for a name in a namespace, as of RFC 9562, section 5.5 */
function uuidOf(name: string, namespace: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
