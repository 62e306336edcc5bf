import type { Difference } from './compare'

/** The maximum length of a value in a line. */
const LONGEST = 160

/**
 * Describes a difference in one line: the request, the key, the expected and the actual value. For example `request 1
 * body.json.user_id: expected "u-1", got nothing`.
 */
export function describeDifference({ request, key, ...values }: Difference): string {
  const where = [...(request === undefined ? [] : [`request ${request}`]), key].filter(Boolean).join(' ')
  return `${where}: expected ${show(values, 'expected')}, got ${show(values, 'got')}`
}

function show(values: { expected?: unknown; got?: unknown }, which: 'expected' | 'got'): string {
  if (!(which in values)) return 'nothing'
  const text = JSON.stringify(values[which]) ?? String(values[which])
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
