import { useEffect, useId, useRef, useState } from 'react'
import { triggerWarnings, type GroupCondition } from '@segment/actions-core/trigger'
import type { SegmentEvent } from '../api'
import { Notice } from '../controls'
import { readStored, writeStored } from '../workbench'
import { EventMatches } from './event-matches'
import { readTrigger, textOf, type GroupForm } from './form'
import { GroupRows } from './group-rows'
import './trigger.css'

/** What is edited. While the text does not parse, form and tree are those of the last text that did. */
interface Draft {
  text: string
  form: GroupForm
  tree?: GroupCondition
  error?: string
}

const EMPTY: GroupForm = { kind: 'group', match: 'all', items: [] }

function draftOf(text: string, before?: Draft): Draft {
  const read = readTrigger(text)
  if ('error' in read) return { form: EMPTY, ...before, text, error: read.error }
  return { text, ...read }
}

/**
 * A trigger as a form and as text; each follows the other. Below, which of the events match, and why the others do not.
 *
 * @param onChange gets each text that parses
 */
export function TriggerEditor({
  text,
  place,
  onChange,
  label,
  events,
  eventIndex,
  onSelectEvent,
  word
}: {
  text: string
  /** The name under which the browser keeps a text that does not parse yet. Default: it does not keep it. */
  place?: string
  onChange: (text: string) => void
  /** What the trigger is of: screen readers read it. */
  label: string
  events: readonly SegmentEvent[]
  eventIndex: number
  onSelectEvent: (index: number) => void
  /** What an event that matches is called. Default: `Matches`. */
  word?: string
}) {
  const [draft, setDraft] = useState(() => draftOf((place && readStored<string>(place)) ?? text, draftOf(text)))
  const known = useRef(text)
  const id = useId()
  useEffect(() => {
    // A text from elsewhere: an undo, an import, or the file on disk.
    if (text === known.current) return
    known.current = text
    setDraft(draftOf(text))
    if (place) writeStored(place, undefined)
  }, [text, place])

  const commit = (next: Draft) => {
    setDraft(next)
    if (place) writeStored(place, next.error === undefined ? undefined : next.text)
    if (next.error !== undefined || next.text === known.current) return
    known.current = next.text
    onChange(next.text)
  }
  const changeForm = (form: GroupForm) => {
    // The form keeps rows that are not complete, which its text cannot have.
    commit({ ...draftOf(textOf(form), draft), form })
  }
  const { form, tree, error } = draft
  const warnings = error === undefined ? triggerWarnings(draft.text) : []
  const event = events[eventIndex]
  return (
    <section className="trigger" aria-label={label}>
      <div className="trigger-form">
        <GroupRows form={form} root={form} position={[]} event={event} events={events} onChange={changeForm} />
      </div>
      <div className="trigger-text">
        <label htmlFor={id} className="dim">
          As text
        </label>
        <textarea
          id={id}
          className="textarea"
          rows={2}
          dir="auto"
          spellCheck={false}
          value={draft.text}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-fault`}
          data-trigger-text
          onChange={({ target }) => commit(draftOf(target.value, draft))}
        />
        <div id={`${id}-fault`} aria-live="polite">
          {error !== undefined && (
            <p className="field-error">
              {error}
              {draft.text.trim() !== '' && ' The form shows the last valid trigger, which still applies.'}
            </p>
          )}
          {warnings.map((warning) => (
            <Notice key={warning} kind="retried">
              {warning}
            </Notice>
          ))}
        </div>
      </div>
      {tree && error === undefined && <EventMatches {...{ tree, events, eventIndex, onSelectEvent, word }} />}
    </section>
  )
}
