import { useSyncExternalStore } from 'react'
import { Toast as RadixToast } from 'radix-ui'
import { Button } from './button'
import { Icon } from './icon'

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
  return (
    <RadixToast.Provider duration={8000} label="Message">
      {shown.map(({ id, text, action }) => (
        <RadixToast.Root
          key={id}
          className="toast"
          onOpenChange={(isOpen) => !isOpen && replace(messages.filter((message) => message.id !== id))}
        >
          <RadixToast.Description asChild>
            <div>{text}</div>
          </RadixToast.Description>
          {action && (
            <RadixToast.Action altText={action.label} asChild>
              <Button onClick={action.run}>{action.label}</Button>
            </RadixToast.Action>
          )}
          <RadixToast.Close className="button" data-kind="quiet" data-shape="icon" aria-label="Close">
            <Icon name="close" />
          </RadixToast.Close>
        </RadixToast.Root>
      ))}
      <RadixToast.Viewport className="toasts" />
    </RadixToast.Provider>
  )
}
