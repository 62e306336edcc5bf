/** Where the value of Snap's cookie and the ID of the click are kept, from one page of the site to the next. */
export const COOKIE = 'analytics_snap_capi_scid_cookie'
export const CLICK_ID = 'analytics_snap_capi_click_id'

/** The value of a cookie; as it is where it is not encoded as cookies are. */
export function cookieOf(name: string): string | undefined {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`))
  const value = found?.slice(name.length + 1)
  try {
    return value && decodeURIComponent(value)
  } catch {
    return value
  }
}
