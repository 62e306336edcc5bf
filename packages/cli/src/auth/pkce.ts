import { createHash, randomBytes } from 'node:crypto'

/** The proof that whoever redeems a code is whoever asked for it (RFC 7636). */
export interface Pkce {
  /** Kept until the code is redeemed: 43 letters. */
  verifier: string
  /** Sent with the request for the code. */
  challenge: string
}

/** Makes a new proof, with the method S256. */
export function createPkce(): Pkce {
  const verifier = randomText()
  return { verifier, challenge: challengeOf(verifier) }
}

/** The challenge to a verifier by the method S256 (RFC 7636 §4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** A text that nobody can guess: 256 random bits in 43 letters that need no encoding in an address. */
export function randomText(): string {
  return randomBytes(32).toString('base64url')
}
