/** How a definition differs from the one before. */
export interface Change {
  /** `breaking`: saved settings or mappings stop working or lose data. `risky`: they may behave in another way. */
  severity: 'breaking' | 'risky'
  /** A path in the definition as it is now, or was where it is gone: `actions.send.fields.url`. */
  place: string
  /** What changed and what to do, in sentences. */
  message: string
}

/** A change that people's saved settings or mappings do not survive. */
export function breaking(place: string, message: string): Change {
  return { severity: 'breaking', place, message }
}

/** A change after which saved mappings may behave in another way, or new ones start differently. */
export function risky(place: string, message: string): Change {
  return { severity: 'risky', place, message }
}
