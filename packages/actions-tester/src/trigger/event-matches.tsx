import { useState } from 'react'
import type { GroupCondition } from '@segment/actions-core/trigger'
import type { SegmentEvent } from '../api'
import { Button, LongText, Outcome } from '../controls'
import { holds, reasonsOf } from './verdict'

/** How many events are listed at first, and how many reasons of each. */
const [FIRST, REASONS] = [3, 2]

/** Which events match a trigger, and why the others do not. A click on one selects it. */
export function EventMatches({
  tree,
  events,
  eventIndex,
  onSelectEvent,
  word = 'Matches'
}: {
  tree: GroupCondition
  events: readonly SegmentEvent[]
  eventIndex: number
  onSelectEvent: (index: number) => void
  /** What an event that matches is called. */
  word?: string
}) {
  const [isWhole, setWhole] = useState(false)
  const rows = events.map((event, index) => ({ event, index, isMatch: holds(tree, event) }))
  const matches = rows.filter(({ isMatch }) => isMatch).length
  const sorted = rows.toSorted(
    (one, other) =>
      Number(other.index === eventIndex) - Number(one.index === eventIndex) ||
      Number(other.isMatch) - Number(one.isMatch)
  )
  const shown = isWhole ? sorted : sorted.slice(0, FIRST)
  if (events.length === 0) return <p className="dim">Add an event to see whether it matches.</p>
  return (
    <div className="trigger-events">
      <p role="status">
        {matches === 0 ? 'None' : matches} of the {events.length} loaded events {matches === 1 ? 'matches' : 'match'}
      </p>
      <ul>
        {shown.map(({ event, index, isMatch }) => {
          const reasons = isMatch ? [] : reasonsOf(tree, event)
          return (
            <li key={index}>
              <button
                type="button"
                className="trigger-event"
                aria-current={index === eventIndex || undefined}
                onClick={() => onSelectEvent(index)}
              >
                <Outcome kind={isMatch ? 'delivered' : 'discarded'}>{isMatch ? word : 'No match'}</Outcome>
                <bdi className="trigger-event-name">{nameOf(event)}</bdi>
              </button>
              {reasons.length > 0 && (
                <p className="trigger-reason dim">
                  <LongText text={reasons.slice(0, REASONS).join('; ')} most={160} />
                  {reasons.length > REASONS && `, and ${reasons.length - REASONS} more`}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {events.length > FIRST && (
        <Button kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${events.length}`}
        </Button>
      )}
    </div>
  )
}

function nameOf({ type, event, name }: SegmentEvent): string {
  return event ?? (name === undefined ? type : `${type} ${name}`)
}
