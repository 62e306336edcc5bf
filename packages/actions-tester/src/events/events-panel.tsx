import { useEffect, useId, useMemo, useState } from 'react'
import { get, useRuns, useSamples, type KeptRun, type SegmentEvent } from '../api'
import { IconButton, Menu, showToast, type MenuEntry } from '../controls'
import { JsonEditor } from '../json'
import { titleOf } from '../trace'
import { useCommands, useWorkbench } from '../workbench'
import { EventPicker } from './event-picker'
import { schemaOfEvent } from './event-schema'
import { readEvents, type ReadEvents } from './read-events'
import { VariationsDialog } from './variations'
import './events.css'

/** The most runs whose events the menu offers. */
const MOST_RUNS = 8

/** The events to try, at the top of the third column: one of them in an editor, the others in a list. */
export function EventsPanel() {
  const { name, events, event, eventIndex, setEvents, selectEvent } = useWorkbench()
  const { data: samples } = useSamples()
  const { data: history } = useRuns(name)
  const [isPicking, setPicking] = useState(false)
  const [isVarying, setVarying] = useState(false)
  const add = (more: SegmentEvent[]) => setEvents([...events, ...more], events.length)
  const remove = () => {
    setEvents(
      events.filter((_, index) => index !== eventIndex),
      eventIndex
    )
    showToast(`Removed '${titleOf(event!)}'.`, () => setEvents(events, eventIndex))
  }
  const addFromRun = async (number: number) => {
    const run = await get<KeptRun>(`/destinations/${encodeURIComponent(name)}/runs/${number}`)
    add(run.events)
  }
  const resetToSamples = () => {
    setEvents((samples?.events ?? []).map((sample) => sample.event))
    showToast('Only the samples are loaded now.', () => setEvents(events, eventIndex))
  }
  useCommands([
    { id: 'event', title: 'Choose an event', group: 'Event', keys: 'e', run: () => setPicking(true) },
    { id: 'event-new', title: 'Add an empty event', group: 'Event', run: () => add([emptyEvent()]) },
    { id: 'event-many', title: 'Add variations of a sample', group: 'Event', run: () => setVarying(true) }
  ])
  const runs = (history?.runs ?? []).slice(0, MOST_RUNS)
  const entries: MenuEntry[] = [
    { label: 'Add an empty event', icon: 'add', onSelect: () => add([emptyEvent()]) },
    { label: 'Add variations of a sample', icon: 'add', onSelect: () => setVarying(true) },
    { label: 'Duplicate', icon: 'copy', isDisabled: !event, onSelect: () => add([structuredClone(event!)]) },
    { label: 'Remove', icon: 'trash', isDisabled: !event, onSelect: remove },
    { label: 'Load only the samples', icon: 'reset', isDisabled: !samples, onSelect: resetToSamples },
    ...(runs.length > 0 ? (['line', { heading: 'Add events of a run' }] satisfies MenuEntry[]) : []),
    ...runs.map(({ number, title, events: count }) => ({
      label: `${number}: ${title}`,
      detail: count > 1 ? `${count} events` : undefined,
      onSelect: () => void addFromRun(number)
    }))
  ]
  return (
    <section className="events" aria-label="Event">
      <div className="events-head">
        <h2>Event</h2>
        <EventPicker
          events={events}
          selected={eventIndex}
          onSelect={selectEvent}
          isOpen={isPicking}
          onOpenChange={setPicking}
        />
        <Menu trigger={<IconButton icon="menu" label="More events" />} entries={entries} />
      </div>
      {event ? (
        <EventEditor
          key={eventIndex}
          event={event}
          onChange={(changed) => setEvents(events.toSpliced(eventIndex, 1, ...changed), eventIndex)}
        />
      ) : (
        <p className="dim events-none">No event is loaded. Add one from the menu.</p>
      )}
      <VariationsDialog isOpen={isVarying} onClose={() => setVarying(false)} onAdd={add} />
    </section>
  )
}

function emptyEvent(): SegmentEvent {
  return { type: 'track', event: 'New Event', userId: 'user-1', properties: {} }
}

/** An event as JSON. A text that is no event is kept and explained, and the event stays as it was. A list makes several. */
function EventEditor({ event, onChange }: { event: SegmentEvent; onChange: (events: SegmentEvent[]) => void }) {
  const { data: samples } = useSamples()
  const [text, setText] = useState(() => JSON.stringify(event, undefined, 2))
  const [read, setRead] = useState<ReadEvents>({ events: [event] })
  const id = useId()
  const { type, event: title } = event
  const schema = useMemo(
    () => schemaOfEvent({ type, event: title }, samples?.events.map((sample) => sample.event) ?? []),
    [type, title, samples]
  )
  useEffect(() => {
    // The event was changed elsewhere.
    if (read.events?.[0] === event || read.error !== undefined) return
    setText(JSON.stringify(event, undefined, 2))
    setRead({ events: [event] })
  }, [event])
  const edit = (next: string) => {
    const result = readEvents(next)
    setText(next)
    setRead(result)
    if (result.events) onChange(result.events)
  }
  return (
    <div className="events-editor">
      <JsonEditor value={text} onChange={edit} label="Event as JSON" schema={schema} describedBy={id} />
      <p className="dim" id={id} role="status">
        {read.error}
      </p>
    </div>
  )
}
