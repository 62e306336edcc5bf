import type { DestinationOverview, PauseStatus, SubscriptionStatus } from '@segment/actions-delivery'
import { useState } from 'react'
import { Link } from 'wouter'
import { Button, Dialog, Field, Notice, Outcome, showToast, Table } from '../controls'
import { durationText } from '../trace'
import { DEAD_LETTERS } from '../workbench'
import { pause, resume } from './queries'
import { ageText, momentText, pauseState, stateOf, subscriptionState } from './state'

/** A destination: how it stands, what waits, what its subscriptions did, and what a person can do. */
export function DestinationCard({ destination, now }: { destination: DestinationOverview; now: string }) {
  const { id, kind, configured, pauses, subscriptions } = destination
  const [asked, ask] = useState<{ subscription?: string }>()
  const { word, kind: outcome } = stateOf(destination)
  const canOperate = configured !== 'removed'
  const isPaused = pauses.some((each) => each.subscription === undefined)
  return (
    <li className="delivery-card" aria-label={`Destination ${id}`}>
      <div className="delivery-card-head">
        <h3>{id}</h3>
        {kind !== undefined && <span className="dim mono">{kind}</span>}
        <Outcome kind={outcome}>{word}</Outcome>
        <span className="delivery-card-actions">
          <Link href={`${DEAD_LETTERS}?${new URLSearchParams({ destination: id })}`}>Dead letters</Link>
          {canOperate && (
            <PauseButton
              name={id}
              isPaused={isPaused}
              onPause={() => ask({})}
              onResume={() => goOn({ destination: id })}
            />
          )}
        </span>
      </div>
      <p className="dim">{waitingText(subscriptions, now)}</p>
      {pauses.map((each) => (
        <PauseNotice key={each.kind + (each.subscription ?? '')} pause={each} now={now} />
      ))}
      {subscriptions.length > 0 && (
        <Table
          label={`Subscriptions of ${id}`}
          rows={subscriptions}
          keyOf={(subscription) => subscription.id}
          columns={[
            { title: 'Subscription', cell: (subscription) => subscription.id },
            {
              title: 'State',
              cell: (subscription) => {
                const state = subscriptionState(destination, subscription.id)
                return <Outcome kind={state.kind}>{state.word}</Outcome>
              }
            },
            { title: 'Waiting', align: 'end', cell: ({ fresh, waiting }) => (fresh + waiting).toLocaleString('en') },
            { title: 'Delivered', align: 'end', cell: ({ counts }) => (counts.delivered ?? 0).toLocaleString('en') },
            { title: 'Failed', align: 'end', cell: ({ counts }) => (counts.failed ?? 0).toLocaleString('en') },
            {
              title: 'Latency',
              align: 'end',
              cell: ({ latency }) =>
                latency ? `${durationText(latency.averageMs)}, most ${durationText(latency.maxMs)}` : ''
            },
            {
              title: 'Pause or resume',
              align: 'end',
              cell: (subscription) =>
                canOperate && (
                  <PauseButton
                    name={`${id} / ${subscription.id}`}
                    isPaused={pauses.some((each) => each.subscription === subscription.id)}
                    onPause={() => ask({ subscription: subscription.id })}
                    onResume={() => goOn({ destination: id, subscription: subscription.id })}
                  />
                )
            }
          ]}
        />
      )}
      {asked && <PauseDialog destination={id} subscription={asked.subscription} onClose={() => ask(undefined)} />}
    </li>
  )
}

function waitingText(subscriptions: readonly SubscriptionStatus[], now: string): string {
  const sum = (key: 'fresh' | 'waiting') => subscriptions.reduce((total, each) => total + each[key], 0)
  const [fresh, waiting] = [sum('fresh'), sum('waiting')]
  const oldest = subscriptions.flatMap(({ oldestReceivedAt }) => oldestReceivedAt ?? []).toSorted()[0]
  if (oldest === undefined) return 'No event waits.'
  const age = ageText(Date.parse(now) - Date.parse(oldest))
  return `${fresh.toLocaleString('en')} not tried, ${waiting.toLocaleString('en')} to try again. The oldest came ${age} ago.`
}

function PauseNotice({
  pause: { subscription, kind, reason, since, until },
  now
}: {
  pause: PauseStatus
  now: string
}) {
  const { kind: outcome, word, end } = pauseState(kind)
  return (
    <Notice kind={outcome === 'discarded' ? 'info' : outcome}>
      <strong>
        {word}
        {subscription !== undefined && ` (${subscription})`}
      </strong>{' '}
      since {momentText(since, now)}
      {until !== undefined && `, until ${momentText(until, now)}`}: {reason}
      {/[.!?]$/.test(reason) ? '' : '.'} <span className="dim">{end}</span>
    </Notice>
  )
}

/** @param props.name what it is about, for screen readers */
function PauseButton({
  name,
  isPaused,
  onPause,
  onResume
}: {
  name: string
  isPaused: boolean
  onPause: () => void
  onResume: () => void
}) {
  const verb = isPaused ? 'Resume' : 'Pause'
  return (
    <Button aria-label={`${verb} ${name}`} onClick={isPaused ? onResume : onPause}>
      {verb}
    </Button>
  )
}

async function goOn(names: { destination: string; subscription?: string }): Promise<void> {
  await resume(names).then(
    () => showToast(`${names.subscription ?? names.destination} goes on.`),
    (error: Error) => showToast(error.message)
  )
}

function PauseDialog({
  destination,
  subscription,
  onClose
}: {
  destination: string
  subscription: string | undefined
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const submit = () =>
    void pause({ destination, ...(subscription !== undefined && { subscription }), reason }).then(
      onClose,
      (failure: Error) => setError(failure.message)
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Pause ${subscription === undefined ? destination : `${destination} / ${subscription}`}?`}
      description="Its events are kept, and delivered after Resume."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={submit}>
            Pause
          </Button>
        </>
      }
    >
      <Field id="pause-reason" label="Reason" help="People who look here later see it." error={error}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onKeyDown={({ key }) => key === 'Enter' && submit()}
          />
        )}
      </Field>
    </Dialog>
  )
}
