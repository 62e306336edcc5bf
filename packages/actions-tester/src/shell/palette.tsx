import { Command as Cmdk } from 'cmdk'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDestinations } from '../api'
import { keysText } from '../controls'
import { addressOf, useAllCommands, useCommands, type Command } from '../workbench'

/** The order of the headings. */
const GROUPS: Command['group'][] = ['Run', 'Event', 'Mapping', 'Trigger', 'History', 'Settings', 'Go to', 'View']

/** The command palette: finds every action of the page, and every destination. */
export function Palette() {
  const [isOpen, setOpen] = useState(false)
  const [, navigate] = useLocation()
  const commands = useAllCommands()
  const { data } = useDestinations()
  useCommands([
    { id: 'palette', title: 'Commands', group: 'View', keys: 'mod+k', isOnlyKey: true, run: () => setOpen(!isOpen) }
  ])
  const destinations = data?.destinations ?? []
  const others: Command[] = (destinations.length > 1 ? destinations : []).map((destination) => ({
    id: `destination ${destination.name}`,
    title: 'title' in destination ? destination.title : destination.name,
    group: 'Go to',
    keywords: [destination.name, 'destination'],
    run: () => navigate(addressOf(destination.name, 'mappings'))
  }))
  const shown = [...commands.filter(({ isOnlyKey }) => !isOnlyKey), ...others]
  const choose = (command: Command) => {
    setOpen(false)
    // After the dialog has returned the focus, as a command may move it.
    setTimeout(command.run)
  }
  return (
    <Cmdk.Dialog
      open={isOpen}
      onOpenChange={setOpen}
      label="Commands"
      loop
      overlayClassName="overlay"
      contentClassName="dialog palette"
    >
      <Cmdk.Input className="palette-input" placeholder="What do you want to do?" />
      <Cmdk.List className="palette-list">
        <Cmdk.Empty className="palette-empty">No command matches.</Cmdk.Empty>
        {GROUPS.map((group) => {
          const items = shown.filter((command) => command.group === group)
          if (items.length === 0) return null
          return (
            <Cmdk.Group key={group} heading={group}>
              {items.map((command) => (
                <Cmdk.Item
                  key={command.id}
                  className="palette-item"
                  value={`${command.title} ${command.id}`}
                  keywords={[group, ...(command.keywords ?? [])]}
                  onSelect={() => choose(command)}
                >
                  <span>{command.title}</span>
                  {command.keys && <kbd>{keysText(command.keys)}</kbd>}
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )
        })}
      </Cmdk.List>
    </Cmdk.Dialog>
  )
}
