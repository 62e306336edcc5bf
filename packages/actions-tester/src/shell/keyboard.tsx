import { useEffect } from 'react'
import { isPressed, isTyping } from '../controls'
import { commandsNow } from '../workbench'

/** Runs the command whose key is pressed. Plain keys belong to a field that has the focus, and to an open dialog. */
export function Keyboard() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const isBusy =
        isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')
      const command = commandsNow().find(
        ({ keys }) => keys && isPressed(keys, event) && (keys.includes('mod+') || !isBusy)
      )
      if (!command) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}
