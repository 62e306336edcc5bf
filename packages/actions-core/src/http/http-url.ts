import { basicAuthorization } from './hooks/basic-auth'

/**
 * Reads an absolute http or https address, or one that is relative to `base`.
 *
 * @throws TypeError for anything else; the message leaves out what may be a password
 */
export function parseHttpUrl(address: string | URL, base?: URL): URL {
  const text = String(address)
  let url: URL
  try {
    url = new URL(text, base)
  } catch {
    throw new TypeError(
      `Only absolute URLs are supported, and "${shownOf(text)}" is none. Begin it with https:// and a host.`
    )
  }
  if (url.protocol === 'http:' || url.protocol === 'https:') return url
  throw new TypeError(
    `Only HTTP(S) protocols are supported, and "${shownOf(text)}" has another. Begin it with https://.`
  )
}

function shownOf(address: string): string {
  return address.replace(/^.*@/s, '')
}

/** Whether a user name or a password is in a URL. */
export function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}

/**
 * Takes the user name and the password out of a URL, which fetch would refuse, and sets them as basic credentials
 * where the headers have no `authorization`. Changes both of its arguments.
 */
export function moveCredentials(url: URL, headers: Headers): void {
  if (!hasCredentials(url)) return
  const { username, password } = url
  url.username = ''
  url.password = ''
  if (!headers.has('authorization')) {
    headers.set('authorization', basicAuthorization(decode(username), decode(password)))
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A bare percent sign is a legal part of a password.
    return text
  }
}
