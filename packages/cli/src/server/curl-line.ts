/**
 * Writes a command line for a POSIX shell that posts `body` as JSON to `url`. It works as it stands when pasted,
 * whatever quotes the body holds.
 */
export function curlLine(url: string, body: unknown): string {
  return `curl -s ${quote(url)} -H 'content-type: application/json' -d ${quote(JSON.stringify(body))}`
}

function quote(text: string): string {
  return /^[\w:/.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
