import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import type { SegmentEvent } from '../api'
import { Icon, Popover } from '../controls'
import { titleOf } from '../trace'

const ROW_HEIGHT = 32

/** The loaded events in a list with a search field. It stays quick with 1,000 of them. */
export function EventPicker({
  events,
  selected,
  onSelect,
  isOpen,
  onOpenChange
}: {
  events: SegmentEvent[]
  selected: number
  onSelect: (index: number) => void
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  const event = events[selected]
  return (
    <Popover
      label="Loaded events"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={
        <button type="button" className="select events-trigger">
          <span>
            <span className="sr-only">Choose an event: </span>
            {event ? <bdi>{titleOf(event)}</bdi> : 'None'}
            <span className="dim">
              {' '}
              {Math.min(selected + 1, events.length)} of {events.length}
            </span>
          </span>
          <Icon name="chevronDown" size={12} />
        </button>
      }
    >
      <EventOptions
        events={events}
        selected={selected}
        onSelect={(index) => {
          onSelect(index)
          onOpenChange(false)
        }}
      />
    </Popover>
  )
}

function EventOptions({
  events,
  selected,
  onSelect
}: {
  events: SegmentEvent[]
  selected: number
  onSelect: (index: number) => void
}) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(selected)
  // Set when the popover has mounted the list, so that the virtual list measures it.
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const id = useId()
  const shown = useMemo(() => {
    const words = query.toLowerCase()
    return events.flatMap((event, index) =>
      `${titleOf(event)} ${event.type}`.toLowerCase().includes(words) ? [{ event, index }] : []
    )
  }, [events, query])
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => frame,
    estimateSize: () => ROW_HEIGHT
  })
  useEffect(() => {
    if (frame && shown[active]) virtual.scrollToIndex(active)
  }, [frame, active])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive(Math.min(Math.max(active + step, 0), shown.length - 1))
    if (event.key === 'Enter' && shown[active]) onSelect(shown[active].index)
    if (step || event.key === 'Enter') event.preventDefault()
  }
  return (
    <div className="events-options">
      <input
        className="input"
        type="search"
        role="combobox"
        aria-label="Search events"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        placeholder="Search events"
        value={query}
        onChange={({ target }) => (setQuery(target.value), setActive(0))}
        onKeyDown={onKeyDown}
      />
      <div ref={setFrame} className="events-list" id={id} role="listbox" aria-label="Loaded events">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index: place, start }) => {
            const { event, index } = shown[place]!
            return (
              <div
                key={index}
                id={`${id}-${place}`}
                className="events-option"
                role="option"
                aria-selected={index === selected}
                data-active={place === active}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => onSelect(index)}
              >
                <bdi>{titleOf(event)}</bdi>
                <span className="dim">{event.type}</span>
              </div>
            )
          })}
        </div>
      </div>
      {shown.length === 0 && <p className="dim">No loaded event has “{query}” in its name.</p>}
    </div>
  )
}
