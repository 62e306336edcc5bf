import { VERDICTS, VERDICT_WORDS } from '@segment/actions-session/verdict'
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useOverview, type Overview, type Reason, type SegmentEvent } from '../api'
import { Button, EmptyState, ErrorState, Outcome, Select, Skeleton, Table } from '../controls'
import { JsonView } from '../json'
import { addressOf, useWorkbench } from '../workbench'
import { barsOf, RANGES, totalOf, type Range } from './bars'
import { Plot } from './plot'
import './overview.css'

/** A mode, or all of them. */
type ModeFilter = Overview['totals'][number]['mode'] | 'all'

const MODES: { value: ModeFilter; label: string }[] = [
  { value: 'all', label: 'All modes' },
  { value: 'dry', label: 'Dry' },
  { value: 'stand-in', label: 'Stand-in' },
  { value: 'real', label: 'Real' }
]

const RANGE_CHOICES = (Object.keys(RANGES) as Range[]).map((value) => ({ value, label: RANGES[value].label }))

const COLOURS = { delivered: 'delivered', retried: 'retried', failed: 'failed', discarded: 'line-strong' } as const
const STACK = VERDICTS.map((key) => ({ key, colour: COLOURS[key] }))

/** What became of the events of all runs: counts, a plot, reasons. */
export function OverviewView() {
  const { name, events, setEvents } = useWorkbench()
  const [, navigate] = useLocation()
  const { data, error, refetch, dataUpdatedAt } = useOverview(name)
  const [mode, setMode] = useState<ModeFilter>('all')
  const [range, setRange] = useState<Range>('hour')
  const isShown = (counted: { mode: ModeFilter }) => mode === 'all' || counted.mode === mode
  const bars = useMemo(
    () => barsOf(VERDICTS, (data?.minutes ?? []).filter(isShown), RANGES[range], dataUpdatedAt),
    [data, mode, range, dataUpdatedAt]
  )
  if (error) return <ErrorState title="The overview cannot be read" error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label="Loading the overview" rows={8} />
  if (data.totals.length === 0) {
    return (
      <EmptyState
        title="Nothing delivered yet"
        actions={
          <Button kind="primary" onClick={() => navigate(addressOf(name, 'mappings'))}>
            Go to the mappings
          </Button>
        }
      >
        Here you see how many events were delivered, retried, failed and discarded, and why. Run some events first.
      </EmptyState>
    )
  }
  const total = totalOf(VERDICTS, data.totals.filter(isShown))
  const reasons = data.reasons.filter(isShown)
  const tryAgain = (event: SegmentEvent) => {
    setEvents([...events, event], events.length)
    navigate(addressOf(name, 'mappings'))
  }
  return (
    <div className="overview">
      <div className="overview-head">
        <h1>Delivery overview</h1>
        <Select label="Mode" value={mode} choices={MODES} onChange={setMode} />
        <Select label="Time" value={range} choices={RANGE_CHOICES} onChange={setRange} />
      </div>
      <dl className="overview-totals">
        {VERDICTS.map((verdict) => (
          <div key={verdict}>
            <dt>
              <Outcome kind={verdict} />
            </dt>
            <dd>{total[verdict].toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <p className="dim">
        All runs that were not removed, also those that are no longer in the history. A dry run counts as delivered what
        nothing would have stopped. Retried: a host would send it again.
      </p>
      <Plot key={range} bars={bars} stack={STACK} barMs={RANGES[range].bar} />
      <details className="overview-table">
        <summary>{RANGES[range].label} as a table</summary>
        <Table
          label={RANGES[range].label}
          rows={bars.filter((bar) => VERDICTS.some((verdict) => bar[verdict] > 0)).toReversed()}
          keyOf={({ start }) => start}
          columns={[
            { title: 'From', cell: ({ start }) => timeText(start) },
            ...VERDICTS.map((verdict) => ({
              title: VERDICT_WORDS[verdict],
              align: 'end' as const,
              cell: (bar: (typeof bars)[number]) => bar[verdict]
            }))
          ]}
        />
      </details>
      <h2>Not delivered, by reason</h2>
      {reasons.length === 0 && <p className="dim">Every event was delivered.</p>}
      <ul>
        {reasons.map((reason) => (
          <ReasonLine
            key={reason.mode + reason.verdict + reason.reason}
            reason={reason}
            destination={name}
            onTry={tryAgain}
          />
        ))}
      </ul>
    </div>
  )
}

/** A reason, as a line that opens: the latest events that were not delivered for it. */
function ReasonLine({
  reason: { mode, verdict, reason, count, samples },
  destination,
  onTry
}: {
  reason: Reason
  destination: string
  onTry: (event: SegmentEvent) => void
}) {
  return (
    <li>
      <details className="reason">
        <summary>
          <Outcome kind={verdict} />
          <span className="reason-text">{reason}</span>
          <span className="dim">
            {mode}, last {timeText(Date.parse(samples[0]!.at))}
          </span>
          <span className="reason-count">{count.toLocaleString('en')}</span>
        </summary>
        <div className="reason-body">
          {samples.map((sample, index) => (
            <section key={index} aria-label={`Sample ${index + 1}`}>
              <p>
                {sample.message ?? reason}
                <span className="dim">
                  {sample.mapping !== undefined && ` Mapping: ${sample.mapping}.`} {timeText(Date.parse(sample.at))}
                </span>
              </p>
              <div className="reason-actions">
                {sample.run !== undefined && (
                  <Link href={addressOf(destination, 'runs', sample.run)}>Run {sample.run}</Link>
                )}
                {sample.event && <Button onClick={() => onTry(sample.event!)}>Try this event</Button>}
              </div>
              {sample.event ? (
                <JsonView value={sample.event} label={`Event of sample ${index + 1}`} />
              ) : (
                <p className="dim">The event is too large to be kept here.</p>
              )}
            </section>
          ))}
        </div>
      </details>
    </li>
  )
}

function timeText(at: number): string {
  return new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short', hour12: false })
}
