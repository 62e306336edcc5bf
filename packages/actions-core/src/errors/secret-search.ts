/**
 * The text that replaces a secret.
 *
 * @example
 * const isRedacted = (text: string) => text.includes(REDACTED)
 */
export const REDACTED = '[redacted]'

/** Returns a text with `[redacted]` in place of each secret; the same text if it has none. */
export interface HideSecrets {
  (text: string): string
  /** A shorter text has no secret. */
  readonly shortest: number
}

/**
 * A shorter secret is only replaced where it is a word of its own: inside a longer word it is more likely chance.
 */
const SHORTEST_INSIDE_WORDS = 6

/** How many layers of escapes are decoded, as of JSON in a parameter of a URL in JSON. */
const ESCAPE_LAYERS = 3

/** Bytes in percent-encoding, and the escapes of JSON (RFC 8259 §7). */
const ESCAPES = /(?:%[0-9a-fA-F]{2})+|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt]/g

/** What the letters after a backslash stand for; other characters stand for themselves. */
const CONTROLS: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** The start of a part of a text, and its end, which does not belong to it. */
type Range = [start: number, end: number]

/**
 * Creates a function that hides secrets in texts: as they are, in lower case as in host names, in base64 at any offset,
 * and all of these inside percent-encoding, form encoding and JSON. It searches for texts, so secrets of any length and
 * with any characters work.
 *
 * @returns undefined if there is no secret
 */
export function createHider(secrets: readonly string[]): HideSecrets | undefined {
  const spellings = [...new Set(secrets.flatMap(spellingsOf))]
  if (spellings.length === 0) return undefined
  const searched = spellings.filter((one) => !spellings.some((other) => other !== one && one.includes(other)))
  const shortest = Math.min(...searched.map(({ length }) => length))
  // Not a regular expression, though faster: `RegExp.lastMatch` would show the secret, and one made of a long secret fails.
  const mayHold = (text: string): boolean => {
    if (text.length < shortest) return false
    // A loop, because this runs for every text of every event.
    for (let index = 0; index < searched.length; index++) if (text.includes(searched[index])) return true
    return text.includes('%') || text.includes('\\')
  }
  const hide = (text: string): string => {
    if (!mayHold(text)) return text
    const ranges = rangesIn(text, spellings, ESCAPE_LAYERS)
    return ranges.length === 0 ? text : withoutRanges(text, ranges)
  }
  return Object.assign(hide, { shortest })
}

function spellingsOf(secret: string): string[] {
  if (secret === '') return []
  const isLong = secret.length >= SHORTEST_INSIDE_WORDS
  return [
    secret,
    // A lone surrogate cannot be encoded.
    secret.toWellFormed(),
    ...(isLong ? [secret.toLowerCase()] : []),
    // A space in form encoding; all else there is percent-encoding.
    secret.replaceAll(' ', '+'),
    ...base64Of(new TextEncoder().encode(secret), isLong)
  ]
}

/**
 * The base64 of a secret alone, and the part that the secret determines if other bytes stand around it.
 *
 * @param isLong whether it is found inside other bytes too
 */
function base64Of(bytes: Uint8Array, isLong: boolean): string[] {
  const alone = encodeBase64(bytes)
  const parts = (isLong ? [0, 1, 2] : []).map((before) => {
    const shifted = new Uint8Array(before + bytes.length)
    shifted.set(bytes, before)
    const encoded = encodeBase64(shifted)
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
  })
  const standard = [alone, alone.replace(/=+$/, ''), ...parts]
  // The alphabet for URLs (RFC 4648 §5).
  return [...standard, ...standard.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))]
}

function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Finds the secrets of a text, in no order. Ranges may overlap. */
function rangesIn(text: string, spellings: readonly string[], layers: number): Range[] {
  const ranges: Range[] = []
  for (const spelling of spellings) {
    const isWord = spelling.length < SHORTEST_INSIDE_WORDS
    for (let start = text.indexOf(spelling); start !== -1; start = text.indexOf(spelling, start + spelling.length)) {
      const end = start + spelling.length
      if (!isWord || isWordAt(text, start, end)) ranges.push([start, end])
    }
  }
  if (layers === 0 || !(text.includes('%') || text.includes('\\'))) return ranges
  const decoded = decodeEscapes(text)
  if (decoded.escapes.length === 0) return ranges
  const inside = rangesIn(decoded.text, spellings, layers - 1)
  return inside.length === 0 ? ranges : ranges.concat(encodedRanges(inside, decoded.escapes))
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u

function isWordAt(text: string, start: number, end: number): boolean {
  return !WORD_CHARACTER.test(text.charAt(start - 1)) && !WORD_CHARACTER.test(text.charAt(end))
}

/** An escape of a text: where it stands, and where in the decoded text its characters are. */
interface Escape {
  encoded: Range
  decoded: Range
}

function decodeEscapes(text: string): { text: string; escapes: Escape[] } {
  const escapes: Escape[] = []
  let longer = 0
  const decoded = text.replace(ESCAPES, (escape: string, place: number) => {
    const characters = decodeEscape(escape)
    const start = place - longer
    escapes.push({ encoded: [place, place + escape.length], decoded: [start, start + characters.length] })
    longer += escape.length - characters.length
    return characters
  })
  return { text: decoded, escapes }
}

function decodeEscape(escape: string): string {
  if (escape.startsWith('\\u')) return String.fromCharCode(Number.parseInt(escape.slice(2), 16))
  if (escape.startsWith('\\')) return CONTROLS[escape[1]] ?? escape[1]
  try {
    return decodeURIComponent(escape)
  } catch {
    // Not UTF-8: each byte is a character.
    return escape.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
}

/** Returns where ranges of a decoded text stand in the encoded one. An escape that is part of one is all in it. */
function encodedRanges(ranges: Range[], escapes: readonly Escape[]): Range[] {
  const place = (index: number, side: 0 | 1): number => {
    const escape = lastEscapeBefore(index, escapes, side)
    if (!escape) return index
    const isInside = index < escape.decoded[1]
    return isInside ? escape.encoded[side] : escape.encoded[1] + index - escape.decoded[1]
  }
  return ranges.map(([start, end]) => [place(start, 0), place(end, 1)])
}

/** The last escape whose characters start before `index`, or at it if that is the start of a range. */
function lastEscapeBefore(index: number, escapes: readonly Escape[], side: 0 | 1): Escape | undefined {
  let [low, high] = [0, escapes.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const start = escapes[middle].decoded[0]
    if (start < index || (start === index && side === 0)) low = middle + 1
    else high = middle
  }
  return escapes[low - 1]
}

function withoutRanges(text: string, ranges: Range[]): string {
  ranges.sort(([a], [b]) => a - b)
  const parts: string[] = []
  let [from, to] = ranges[0]
  let shown = 0
  for (const [start, end] of [...ranges, [text.length + 1, text.length + 1]]) {
    if (start < to) {
      to = Math.max(to, end)
      continue
    }
    if (to > from) parts.push(text.slice(shown, from), REDACTED)
    shown = to
    ;[from, to] = [start, end]
  }
  return parts.join('') + text.slice(shown)
}
