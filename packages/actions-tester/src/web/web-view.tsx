/** A destination that runs in a browser, in a frame, and the calls on the vendor's object. */
export function WebView() {
  return null
}
