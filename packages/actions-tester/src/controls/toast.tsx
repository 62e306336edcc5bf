import { useSyncExternalStore } from 'react'
import { Button, IconButton } from './button'

/** A short message at the edge of the page. */
interface ToastMessage {
  id: number
  text: string
  /** The button: `Undo`. */
  action?: { label: string; run: () => void }
}

let messages: ToastMessage[] = []
let last = 0
const listeners = new Set<() => void>()

function replace(next: ToastMessage[]): void {
  messages = next
  for (const tell of listeners) tell()
}

/** Shows a short message, such as `Deleted 'Signed up'.`, with a button that undoes it. It goes after 8 seconds. */
export function showToast(text: string, undo?: () => void): void {
  last += 1
  replace([...messages.slice(-2), { id: last, text, ...(undo && { action: { label: 'Undo', run: undo } }) }])
}

/** The place where messages appear. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => messages
  )
  const close = (id: number) => replace(messages.filter((message) => message.id !== id))
  return (
    <section className="toasts" aria-label="Messages" aria-live="polite">
      {shown.map(({ id, text, action }) => (
        // How long it stays is an animation, which waits while the pointer or the focus is on it.
        <div key={id} className="toast" onAnimationEnd={() => close(id)}>
          <p>{text}</p>
          {action && (
            <Button
              onClick={() => {
                close(id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon="close" label="Close" onClick={() => close(id)} />
        </div>
      ))}
    </section>
  )
}
