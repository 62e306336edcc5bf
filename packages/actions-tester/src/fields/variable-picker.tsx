import { Command } from 'cmdk'
import { useState } from 'react'
import { Icon, Popover } from '../controls'
import { useSurroundings } from './editing'
import { pathsOf, searchPaths, shortPath, typedPath } from './paths'

/** The most paths that are listed at once. */
const MOST_LISTED = 100

/** A button that shows a path of the event, and opens a list to choose another: searchable, with the values. */
export function VariablePicker({
  path,
  onPick,
  label,
  ...attributes
}: {
  /** Undefined if none is chosen yet. */
  path?: string
  onPick: (path: string) => void
  label: string
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}) {
  const [isOpen, setOpen] = useState(false)
  const pick = (chosen: string) => {
    onPick(chosen)
    setOpen(false)
  }
  const trigger = (
    <button
      type="button"
      className="select variable"
      aria-label={`${label}: ${path === undefined ? 'choose a variable' : shortPath(path)}`}
      {...attributes}
    >
      <span className={path === undefined ? 'dim' : 'mono'}>
        <bdi>{path === undefined ? 'Choose a variable' : shortPath(path) || 'the whole event'}</bdi>
      </span>
      <Icon name="chevronDown" size={12} />
    </button>
  )
  return (
    <Popover trigger={trigger} label="Variables of the event" isOpen={isOpen} onOpenChange={setOpen}>
      <VariableList start={path} onPick={pick} />
    </Popover>
  )
}

/** The paths of the event with their values. What is typed can be chosen too, as other events may have it. */
export function VariableList({ start, onPick }: { start?: string; onPick: (path: string) => void }) {
  const { source } = useSurroundings()
  const [search, setSearch] = useState('')
  const [paths] = useState(() => pathsOf(source))
  const found = searchPaths(paths, search)
  const own = typedPath(search)
  const isNew = search.trim() !== '' && !paths.some(({ path }) => path === own)
  return (
    <Command className="variable-list" label="Variables of the event" shouldFilter={false} loop defaultValue={start}>
      <Command.Input className="input" placeholder="Search names and values" value={search} onValueChange={setSearch} />
      <Command.List>
        {found.slice(0, MOST_LISTED).map(({ path, value }) => (
          <Command.Item key={path} value={path} onSelect={() => onPick(path)} className="variable-item">
            <bdi className="mono">{shortPath(path)}</bdi>
            <bdi className="dim">{shownValue(value)}</bdi>
          </Command.Item>
        ))}
        {found.length > MOST_LISTED && (
          <p className="dim variable-rest">{found.length - MOST_LISTED} more. Type to find one.</p>
        )}
        {isNew && (
          <Command.Item value={`typed ${own}`} onSelect={() => onPick(own)} className="variable-item">
            <span>
              Use <bdi className="mono">{shortPath(own)}</bdi>
            </span>
            <span className="dim">not in this event</span>
          </Command.Item>
        )}
        {found.length === 0 && !isNew && <p className="dim variable-rest">The event has no values.</p>}
      </Command.List>
    </Command>
  )
}

/** A value in a few characters. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`
  if (typeof value === 'object' && value !== null) return `object of ${Object.keys(value).length}`
  const text = JSON.stringify(value) ?? ''
  return text.length > 48 ? `${text.slice(0, 47)}…` : text
}
