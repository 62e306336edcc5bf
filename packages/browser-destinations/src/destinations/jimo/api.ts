/** A list of commands, which the SDK takes over and carries out: its `push`. */
export interface Jimo {
  push: (command: [kind: 'do' | 'set', name: string, operands: unknown[]]) => unknown
}

declare global {
  interface Window {
    /** The SDK, and a list before that. */
    jimo?: Jimo
    /** What the script reads: the project, and whether it waits for `jimoInit`. */
    JIMO_PROJECT_ID?: string
    JIMO_MANUAL_INIT?: boolean
    /** Starts an SDK that waits. */
    jimoInit?: () => void
    /** What the destination has on the page. */
    segmentJimo?: { initialized: boolean; client: () => Jimo }
  }
}

/** The address of the SDK. */
export const SCRIPT = 'https://undercity.usejimo.com/jimo-invader.js'

/** Finds the SDK on the page, or the list that it takes over. The script puts another one in the place of the list. */
export function client(): Jimo {
  return (window.jimo ??= [] as unknown as Jimo)
}

/** Whether the page has Jimo without the destination. */
export function hasOwnJimo(): boolean {
  return Boolean(window.jimo && !window.segmentJimo)
}

/** Prepares the page for the script: a list that records commands, and what the script reads. */
export function addQueue(projectId: string, manualInit: boolean): void {
  client()
  window.JIMO_PROJECT_ID = projectId
  window.JIMO_MANUAL_INIT = manualInit
  window.segmentJimo ??= { initialized: !manualInit, client }
}

/** Starts an SDK that waits for it, once. */
export function start(): void {
  const { segmentJimo: state, jimoInit } = window
  if (!state || state.initialized || !jimoInit) return
  jimoInit()
  state.initialized = true
}
