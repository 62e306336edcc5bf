/** A small change of the code that breaks one promise of docs/security.md. */
export interface Fault {
  /** The promise or the attack, as in its row of the page. */
  row: string
  /** What the fault does. */
  does: string
  /** The file that it changes. */
  file: string
  /** A text that the file has once. */
  find: string
  /** What replaces it. */
  replace: string
}
