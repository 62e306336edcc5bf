import { compileFilters } from '@segment/actions-core/filter'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useFilters, type SegmentEvent } from '../api'
import { Button, Dialog, EmptyState, Notice, Outcome } from '../controls'
import { JsonView } from '../json'
import { titleOf } from '../trace'
import { useCommands, useWorkbench } from '../workbench'
import { callText, EMPTY, nextState, subscriptionsOf, type Activity, type SentEvent } from './frame'
import { readFrameMessage } from './messages'
import './web.css'

/** A destination that runs in a browser, in a frame, and the calls on the vendor's object. */
export function WebView() {
  const { definition } = useWorkbench()
  if (definition.mode === 'device') return <WebFrame />
  return (
    <EmptyState title={`${definition.name} runs on servers`}>
      This view is for destinations that run in browsers. Serve one with <code>./bin/run serve --browser</code>.
    </EmptyState>
  )
}

function WebFrame() {
  const { name, definition, mode, mappings, event, events } = useWorkbench()
  const { data: stored } = useFilters(name)
  const filter = useMemo(() => compileFilters(stored?.filters ?? []), [stored])
  const frame = useRef<HTMLIFrameElement>(null)
  const lastId = useRef(0)
  const [state, tell] = useReducer(nextState, EMPTY)
  const [hasAgreed, setAgreed] = useState(false)
  const isReal = mode === 'real' && hasAgreed
  const enabled = mappings.filter((mapping) => mapping.enabled)
  const subscriptions = subscriptionsOf(mappings)
  // analytics.js starts once for a page: what it starts with makes another frame.
  const version = JSON.stringify([subscriptions, isReal, definition])
  const latest = useRef(subscriptions)
  latest.current = subscriptions
  const post = (message: object) => frame.current?.contentWindow?.postMessage(message, window.location.origin)

  useEffect(() => {
    const onMessage = (message: MessageEvent) => {
      const told = readFrameMessage(message, frame.current)
      if (!told) return
      tell(told)
      if (told.kind === 'ready') post({ kind: 'start', destination: name, subscriptions: latest.current })
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [name])

  const send = (list: SegmentEvent[]) => {
    for (const each of list) {
      const id = ++lastId.current
      const { event: left, applied } = filter(each)
      const droppedBy = left ? undefined : (applied.at(-1)?.name ?? 'without a name')
      tell({ kind: 'sending', id, title: titleOf(each), droppedBy })
      if (left) post({ kind: 'event', id, event: left })
    }
  }
  const obstacle = enabled.length === 0 ? 'Enable a mapping to see calls.' : undefined
  useCommands([
    {
      id: 'run',
      title: 'Send the event',
      group: 'Run',
      keys: 'mod+enter',
      run: () => event && state.isReady && send([event])
    }
  ])
  return (
    <div className="web">
      <div className="web-head">
        <h1>Calls on the vendor’s object</h1>
        <Button
          kind="primary"
          icon="play"
          keys="mod+enter"
          disabled={!state.isReady || !event}
          onClick={() => event && send([event])}
        >
          Send {event ? titleOf(event) : 'the event'}
        </Button>
        <Button disabled={!state.isReady || events.length < 2} onClick={() => send(events)}>
          Send all {events.length}
        </Button>
      </div>
      <p className="dim web-note">
        {isReal
          ? 'The SDK of the vendor is loaded, and sends to the vendor.'
          : 'An object that accepts every call stands in for the SDK of the vendor. Nothing leaves this machine.'}{' '}
        A change of mappings, settings or code opens the frame again.
      </p>
      {obstacle && <Notice>{obstacle}</Notice>}
      {state.error && (
        <Notice kind="failed">
          The code cannot be bundled. The last version goes on. <pre>{state.error}</pre>
        </Notice>
      )}
      {state.others.length > 0 && <Activities label="At the start" activities={state.others} />}
      <ol className="web-events" aria-label="Sent events" aria-live="polite">
        {state.events.map((sent) => (
          <li key={sent.id}>
            <Sent sent={sent} />
          </li>
        ))}
      </ol>
      {state.events.length === 0 && (
        <p className="dim web-note">Send an event: the calls that the destination makes appear here.</p>
      )}
      <details className="web-page">
        <summary>The page with {definition.name}</summary>
        <iframe
          key={version}
          ref={frame}
          src={isReal ? '/frame?sdk=real' : '/frame'}
          title={`A page with ${definition.name}`}
        />
      </details>
      <RealQuestion isOpen={mode === 'real' && !hasAgreed} vendor={definition.name} onAgree={() => setAgreed(true)} />
    </div>
  )
}

/** Asks once before the SDK of the vendor is loaded. Without consent the mode is the stand-in again. */
function RealQuestion({ isOpen, vendor, onAgree }: { isOpen: boolean; vendor: string; onAgree: () => void }) {
  const { setMode } = useWorkbench()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => setMode('stand-in')}
      title={`Load the SDK of ${vendor}?`}
      description="The frame then loads scripts of the vendor and sends events to it, with your settings."
      footer={
        <>
          <Button onClick={() => setMode('stand-in')}>Cancel</Button>
          <Button kind="primary" onClick={onAgree}>
            Load it
          </Button>
        </>
      }
    />
  )
}

function Sent({ sent: { title, activities, isDone, error, droppedBy } }: { sent: SentEvent }) {
  const calls = activities.filter(({ kind }) => kind === 'call').length
  const hasFailed = error !== undefined || activities.some(({ kind }) => kind === 'failed')
  return (
    <section aria-label={title}>
      <h2>
        <bdi>{title}</bdi>
        {isDone ? (
          <Outcome kind={hasFailed ? 'failed' : calls > 0 ? 'delivered' : 'discarded'}>
            {hasFailed ? 'Failed' : calls === 0 ? 'No call' : `${calls} ${calls === 1 ? 'call' : 'calls'}`}
          </Outcome>
        ) : (
          <span className="dim">Sending</span>
        )}
      </h2>
      {error !== undefined && <p className="field-error">{error}</p>}
      {droppedBy !== undefined && <p className="dim">Not sent: the filter {droppedBy} dropped it.</p>}
      <Activities label={`What the destination did with ${title}`} activities={activities} />
    </section>
  )
}

function Activities({ label, activities }: { label: string; activities: Activity[] }) {
  return (
    <ul className="web-activities" aria-label={label}>
      {activities.map((activity, index) => (
        <li key={index} data-kind={activity.kind}>
          <ActivityLine activity={activity} />
        </li>
      ))}
    </ul>
  )
}

function ActivityLine({ activity }: { activity: Activity }) {
  switch (activity.kind) {
    case 'initialized':
      return <span className="dim">The {activity.sdk === 'real' ? 'SDK' : 'stand-in for the SDK'} has started.</span>
    case 'failed':
      return <span className="field-error">The SDK did not start: {activity.message}</span>
    case 'payload':
      return (
        <details>
          <summary>Payload for {activity.action}</summary>
          <JsonView value={activity.payload} label={`Payload for ${activity.action}`} />
        </details>
      )
    case 'call':
      return <pre className="web-call">{callText(activity)}</pre>
  }
}
