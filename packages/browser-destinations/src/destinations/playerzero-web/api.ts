/** The calls of PlayerZero's SDK that the destination makes. */
export interface Playerzero {
  identify: (userId: string, variables: Record<string, unknown>) => unknown
  setUserVars: (variables: Record<string, unknown>) => unknown
  track: (name: string, properties?: unknown) => unknown
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    playerzero?: Playerzero
  }
}

/** The address of the SDK for a project. */
export function scriptOf(project: string): string {
  return `https://go.playerzero.app/record/${encodeURIComponent(project)}`
}
