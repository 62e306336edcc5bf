/** A piece of a JSON text; without a kind, punctuation and white space. */
export interface Token {
  kind?: 'key' | 'text' | 'number' | 'word'
  text: string
}

const PIECE = /("(?:[^"\\]|\\.)*")(?=(\s*:)?)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g

/** Cuts a valid JSON text into pieces to colour. Together they are the text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  for (const match of text.matchAll(PIECE)) {
    const [token, string, colon, number] = match
    if (match.index > position) tokens.push({ text: text.slice(position, match.index) })
    tokens.push({ kind: string ? (colon ? 'key' : 'text') : number ? 'number' : 'word', text: token })
    position = match.index + token.length
  }
  if (position < text.length) tokens.push({ text: text.slice(position) })
  return tokens
}
