import { useEffect, useState } from 'react'
import { Dialog, isPressed, isTyping, keysText } from '../controls'
import { commandsNow, useAllCommands, useCommands, type Command } from '../workbench'

/** Runs the command whose key is pressed, and shows all keys on `?`. */
export function Keyboard() {
  const [isOpen, setOpen] = useState(false)
  useCommands([
    { id: 'shortcuts', title: 'Show keyboard shortcuts', group: 'View', keys: '?', run: () => setOpen(true) }
  ])
  useEffect(() => {
    document.addEventListener('keydown', runPressed)
    return () => document.removeEventListener('keydown', runPressed)
  }, [])
  return (
    <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Keyboard shortcuts">
      <Shortcuts />
    </Dialog>
  )
}

/** Plain keys belong to a field that has the focus, and to what lies over the page. */
function runPressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const isBusy =
    isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  const command = commandsNow().findLast(
    ({ keys }) => keys && isPressed(keys, event) && (keys.includes('mod+') || !isBusy)
  )
  if (!command) return
  event.preventDefault()
  command.run()
}

function Shortcuts() {
  const commands = useAllCommands().filter(({ keys }) => keys)
  const groups = [...new Set(commands.map(({ group }) => group))]
  return groups.map((group) => (
    <section key={group}>
      <h3>{group}</h3>
      <dl className="shortcuts">
        {commands
          .filter((command) => command.group === group)
          .map((command) => (
            <Shortcut key={command.id} {...command} />
          ))}
      </dl>
    </section>
  ))
}

function Shortcut({ title, keys }: Command) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <kbd>{keysText(keys!)}</kbd>
      </dd>
    </div>
  )
}
