import { Command } from 'cmdk'
import { useState } from 'react'
import type { JSONField } from '../api'
import { Button, Popover } from '../controls'

/** A button that lists the optional fields which are not mapped, to add one. */
export function AddField({
  fields,
  onAdd
}: {
  fields: readonly { key: string; field: JSONField }[]
  onAdd: (key: string) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const add = (key: string) => {
    setOpen(false)
    onAdd(key)
  }
  const trigger = (
    <Button icon="add" kind="quiet">
      {fields.length} optional {fields.length === 1 ? 'field' : 'fields'}
    </Button>
  )
  return (
    <Popover trigger={trigger} label="Optional fields" isOpen={isOpen} onOpenChange={setOpen}>
      <Command className="variable-list" label="Optional fields" loop>
        <Command.Input className="input" placeholder="Search fields" />
        <Command.List>
          <Command.Empty className="dim variable-rest">No optional field has this name.</Command.Empty>
          {fields.map(({ key, field }) => (
            <Command.Item
              key={key}
              value={key}
              keywords={[field.label]}
              onSelect={() => add(key)}
              className="variable-item optional-item"
            >
              <span>
                {field.label} <span className="dim mono">{key}</span>
              </span>
              {field.description && <small className="dim">{field.description}</small>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Popover>
  )
}
