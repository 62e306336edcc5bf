import { VERDICT_WORDS } from '@segment/actions-session/verdict'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'wouter'
import { Button, EmptyState, ErrorState, Notice, Outcome, Select, Skeleton, Table, type OutcomeKind } from '../controls'
import { Plot, RANGES, totalOf, type Bar, type Range } from '../overview'
import { DEAD_LETTERS, useCommands } from '../workbench'
import { DestinationCard } from './destination-card'
import { readAgain, useDelivery, type DeliveryAnswer } from './queries'
import { barsOf, OUTCOMES, type DeliveryOutcome } from './outcomes'
import { momentText } from './state'

const WORDS: Record<DeliveryOutcome, { kind: OutcomeKind; word: string; colour: string }> = {
  delivered: { kind: 'delivered', word: VERDICT_WORDS.delivered, colour: 'delivered' },
  retried: { kind: 'retried', word: VERDICT_WORDS.retried, colour: 'retried' },
  failed: { kind: 'failed', word: VERDICT_WORDS.failed, colour: 'failed' },
  filtered: { kind: 'discarded', word: 'Filtered', colour: 'line-strong' },
  discarded: { kind: 'discarded', word: VERDICT_WORDS.discarded, colour: 'text-dim' }
}
const STACK = OUTCOMES.map((key) => ({ key, colour: WORDS[key].colour }))
const RANGE_CHOICES = (Object.keys(RANGES) as Range[]).map((value) => ({ value, label: RANGES[value].label }))

/** Counts, a plot, and the state of each destination. */
export function DeliveryOverview() {
  const [search, setSearch] = useSearchParams()
  const time = search.get('time') ?? 'hour'
  const range = Object.hasOwn(RANGES, time) ? (time as Range) : 'hour'
  const destination = search.get('destination') ?? ''
  const { data, error, refetch, isFetching } = useDelivery(range)
  const bars = useMemo(() => (data ? barsOf(data, RANGES[range], destination) : []), [data, destination])
  useCommands([
    { id: 'delivery-refresh', title: 'Read the delivery again', group: 'View', keys: 'r', run: () => void readAgain() }
  ])
  const choose = (name: string, value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    })
  if (!data && error)
    return <ErrorState title="The delivery cannot be read" error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label="Loading the delivery" rows={8} />
  if (data.destinations.length === 0 && data.sources.length === 0) {
    return (
      <EmptyState
        title="No destinations yet"
        actions={
          <Button icon="redo" onClick={() => void refetch()}>
            Read again
          </Button>
        }
      >
        The configuration has no destinations, and no events came. Add a destination to its files; ./bin/run deliver
        init writes an example.
      </EmptyState>
    )
  }
  const shown = data.destinations.filter(({ id }) => !destination || id === destination)
  return (
    <div className="delivery">
      <div className="delivery-head">
        <h1>Delivery overview</h1>
        <Select
          label="Destination"
          value={destination}
          choices={[
            { value: '', label: 'All destinations' },
            ...data.destinations.map(({ id }) => ({ value: id, label: id }))
          ]}
          onChange={(value) => choose('destination', value)}
        />
        <Select label="Time" value={range} choices={RANGE_CHOICES} onChange={(value) => choose('time', value)} />
        <Button icon="redo" keys="r" disabled={isFetching} onClick={() => void readAgain()}>
          Refresh
        </Button>
      </div>
      {error && <Notice kind="failed">This is old, as the delivery cannot be read now. {error.message}</Notice>}
      {data.fault !== undefined && (
        <Notice kind="failed">
          <strong>The configuration cannot be read. The last good one still holds.</strong>
          <pre>{data.fault}</pre>
        </Notice>
      )}
      <Totals data={data} destination={destination} />
      <p className="dim">
        {RANGES[range].label}, at {momentText(data.at, data.at)}. An event counts for each subscription, and as retried
        for each further attempt. Store: {data.store}.
      </p>
      <Plot key={range} bars={bars} stack={STACK} barMs={RANGES[range].bar} />
      <CountsTable label={RANGES[range].label} bars={bars} now={data.at} />
      <h2>Destinations</h2>
      {shown.length === 0 && <p className="dim">There is no destination with this name.</p>}
      <ul className="delivery-cards">
        {shown.map((each) => (
          <DestinationCard key={each.id} destination={each} now={data.at} />
        ))}
      </ul>
      <Reasons destinations={shown} />
    </div>
  )
}

function Totals({ data, destination }: { data: DeliveryAnswer; destination: string }) {
  const shown = data.destinations
    .filter(({ id }) => !destination || id === destination)
    .flatMap((each) => each.subscriptions.map(({ counts }) => counts))
  const total = totalOf(OUTCOMES, shown)
  const counted = (outcome: string) => data.sources.reduce((sum, source) => sum + (source.counts[outcome] ?? 0), 0)
  const intake = [
    { word: 'Accepted', count: counted('accepted') },
    { word: 'Duplicates', count: counted('duplicate') },
    { word: 'Rejected', count: counted('rejected') }
  ]
  return (
    <dl className="delivery-totals">
      {!destination &&
        intake
          .filter(({ count }, index) => index === 0 || count > 0)
          .map(({ word, count }) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{count.toLocaleString('en')}</dd>
            </div>
          ))}
      {OUTCOMES.map((outcome) => (
        <div key={outcome}>
          <dt>
            <Outcome kind={WORDS[outcome].kind}>{WORDS[outcome].word}</Outcome>
          </dt>
          <dd>{total[outcome].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

function CountsTable({ label, bars, now }: { label: string; bars: Bar<DeliveryOutcome>[]; now: string }) {
  return (
    <details className="delivery-table">
      <summary>{label} as a table</summary>
      <Table
        label={label}
        rows={bars.filter((bar) => OUTCOMES.some((outcome) => bar[outcome] > 0)).toReversed()}
        keyOf={({ start }) => start}
        columns={[
          { title: 'From', cell: ({ start }) => momentText(new Date(start).toISOString(), now) },
          ...OUTCOMES.map((outcome) => ({
            title: WORDS[outcome].word,
            align: 'end' as const,
            cell: (bar: Bar<DeliveryOutcome>) => bar[outcome]
          }))
        ]}
      />
    </details>
  )
}

/** Why events were not delivered, the most frequent reason first. */
function Reasons({ destinations }: { destinations: DeliveryAnswer['destinations'] }) {
  const rows = destinations
    .flatMap(({ id, subscriptions }) =>
      subscriptions.flatMap(({ id: subscription, reasons }) =>
        reasons.map((reason) => ({ ...reason, destination: id, subscription }))
      )
    )
    .toSorted((a, b) => b.count - a.count)
  if (rows.length === 0) return null
  return (
    <>
      <h2>Not delivered, by reason</h2>
      <Table
        label="Not delivered, by reason"
        rows={rows}
        keyOf={({ destination, subscription, outcome, reason }) =>
          JSON.stringify([destination, subscription, outcome, reason])
        }
        columns={[
          {
            title: 'Outcome',
            cell: ({ outcome }) => {
              const known = WORDS[outcome as DeliveryOutcome]
              return <Outcome kind={known.kind}>{known.word}</Outcome>
            }
          },
          {
            title: 'Reason',
            cell: ({ outcome, reason, destination }) =>
              outcome === 'failed' ? (
                <Link href={`${DEAD_LETTERS}?${new URLSearchParams({ destination, code: reason })}`}>{reason}</Link>
              ) : (
                reason
              )
          },
          { title: 'Subscription', cell: ({ destination, subscription }) => `${destination} / ${subscription}` },
          { title: 'Events', align: 'end', cell: ({ count }) => count.toLocaleString('en') }
        ]}
      />
    </>
  )
}
