/** What was looked at and how it stands. */
export interface Diagnosis {
  /** One or two words. */
  subject: string
  /** `error`: work is not possible or gives wrong results. `warning`: it goes on, with less than there could be. */
  status: 'ok' | 'warning' | 'error'
  /** How it stands, in a sentence. */
  message: string
  /** What to do about it; only where something is to be done. */
  todo?: string
}
