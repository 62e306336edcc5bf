import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'

/** Something that a person can do on the page: it is in the command palette, and may have a key. */
export interface Command {
  /** Unique on the page, such as `run`. */
  id: string
  /** A verb and what it acts on: `Duplicate mapping`. */
  title: string
  /** The heading in the palette. */
  group: 'Run' | 'Event' | 'Mapping' | 'Trigger' | 'Go to' | 'View' | 'Settings' | 'History'
  /** The key that does it: `e`, `/`, `?`, `mod+enter`. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  keys?: string
  /** Other words that find it. */
  keywords?: string[]
  /** The dialog with the shortcuts lists it, the palette does not: for `j` and `k`. */
  isOnlyKey?: boolean
  run: () => void
}

const providers = new Set<() => Command[]>()
const listeners = new Set<() => void>()
let current: Command[] = []

function collect(): void {
  current = [...providers].flatMap((list) => list())
  for (const tell of listeners) tell()
}

/** Offers commands while the component is mounted. */
export function useCommands(commands: Command[]): void {
  const latest = useRef(commands)
  useLayoutEffect(() => {
    latest.current = commands
  })
  const signature = JSON.stringify(commands.map(({ run: _, ...shown }) => shown))
  useEffect(() => {
    const provider = () =>
      latest.current.map((command) => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run()
      }))
    providers.add(provider)
    collect()
    return () => {
      providers.delete(provider)
      collect()
    }
  }, [signature])
}

/** All commands that are offered at the moment. */
export function useAllCommands(): Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current
  )
}

/** The commands at this moment, for code outside of components. */
export function commandsNow(): Command[] {
  return current
}
