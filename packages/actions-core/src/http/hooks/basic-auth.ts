import type { BeforeRequestHook } from '../options'

/** The `authorization` value for a user name and a password, in UTF-8 (RFC 7617). */
export function basicAuthorization(username = '', password = ''): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

/** Turns the options `username` and `password` into a header, over any `authorization` that is there. */
export const addBasicAuth: BeforeRequestHook = ({ username, password }) => {
  if (username || password) return { headers: { authorization: basicAuthorization(username, password) } }
}
