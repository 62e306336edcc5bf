import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { keys, queryClient, send, useRun, useRuns, type KeptRun, type RunSummary } from '../api'
import {
  Button,
  Dialog,
  EmptyState,
  ErrorState,
  IconButton,
  Outcome,
  showToast,
  Skeleton,
  type OutcomeKind
} from '../controls'
import { durationText, hostsOf, modeText, RunCounts, RunTrace } from '../trace'
import { addressOf, useCommands, useWorkbench } from '../workbench'
import { CompareView } from './compare-view'
import './history.css'

/**
 * The runs of the destination: a list, and the chosen run beside it.
 *
 * @param props.number the number of the run that the address names
 */
export function RunsView({ number: text }: { number?: string }) {
  const { name } = useWorkbench()
  const [, navigate] = useLocation()
  const { data, error, refetch } = useRuns(name)
  const [isClearing, setClearing] = useState(false)
  const [compared, setCompared] = useState<number>()
  const runs = data?.runs ?? []
  const number = text === undefined ? runs[0]?.number : Number(text)
  const index = runs.findIndex((run) => run.number === number)
  const go = (to: RunSummary | undefined) => to && navigate(addressOf(name, 'runs', to.number))
  const clear = async () => {
    setClearing(false)
    await send('DELETE', path(name))
    await queryClient.invalidateQueries({ queryKey: keys.history(name) })
    queryClient.removeQueries({ queryKey: ['run', name] })
    navigate(addressOf(name, 'runs'))
  }
  useCommands([
    { id: 'run-older', title: 'Older run', group: 'History', keys: '[', run: () => go(runs[index + 1]) },
    { id: 'run-newer', title: 'Newer run', group: 'History', keys: ']', run: () => go(runs[index - 1]) },
    {
      id: 'run-j',
      title: 'Next run in the list',
      group: 'History',
      keys: 'j',
      isOnlyKey: true,
      run: () => go(runs[index + 1])
    },
    {
      id: 'run-k',
      title: 'Previous run in the list',
      group: 'History',
      keys: 'k',
      isOnlyKey: true,
      run: () => go(runs[index - 1])
    }
  ])
  if (error) return <ErrorState title="The runs cannot be read" error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label="Loading the runs" rows={8} />
  if (runs.length === 0) {
    return (
      <EmptyState
        title="No runs yet"
        actions={
          <Button kind="primary" onClick={() => navigate(addressOf(name, 'mappings'))}>
            Go to the mappings
          </Button>
        }
      >
        Run an event through a mapping. Each run is kept here, without secrets, until there are 200 newer ones.
      </EmptyState>
    )
  }
  return (
    <div className="history">
      <nav className="history-list" aria-label="Runs" data-chosen={text !== undefined}>
        <div className="history-head">
          <h1>Runs</h1>
          <IconButton icon="trash" label="Remove all runs" onClick={() => setClearing(true)} />
        </div>
        <ol>
          {runs.map((run) => (
            <RunLine
              key={run.number}
              run={run}
              isChosen={run.number === number}
              isCompared={run.number === compared}
              onChoose={() => go(run)}
            />
          ))}
        </ol>
      </nav>
      {number !== undefined && (
        <RunDetail key={number} number={number} runs={runs} compared={compared} onCompare={setCompared} />
      )}
      <Dialog
        isOpen={isClearing}
        onClose={() => setClearing(false)}
        title="Remove all runs?"
        description="This also removes the counts of the overview. It cannot be undone."
        footer={
          <>
            <Button onClick={() => setClearing(false)}>Cancel</Button>
            <Button kind="danger" onClick={() => void clear()}>
              Remove
            </Button>
          </>
        }
      />
    </div>
  )
}

function path(name: string, number?: number): string {
  return `/destinations/${encodeURIComponent(name)}/runs${number === undefined ? '' : `/${number}`}`
}

function RunLine({
  run,
  isChosen,
  isCompared,
  onChoose
}: {
  run: RunSummary
  isChosen: boolean
  isCompared: boolean
  onChoose: () => void
}) {
  return (
    <li>
      <button type="button" className="history-line" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
        <span className="history-number">{run.number}</span>
        <span className="history-title">
          <bdi>{run.title}</bdi>
          {run.events > 1 && <span className="dim"> and {run.events - 1} more</span>}
        </span>
        <Outcome kind={kindOfRun(run)} />
        <span className="dim history-detail">
          {timeText(run.at)}, {MODES[run.mode]}
          {run.batch && ', batch'}
          {run.replayOf !== undefined && `, replay of ${run.replayOf}`}
          {isCompared && ', compared'}
        </span>
      </button>
    </li>
  )
}

const MODES = { dry: 'dry', 'stand-in': 'stand-in', real: 'real' }

/** The worst outcome of its events. */
function kindOfRun({ counts, delivered }: RunSummary): OutcomeKind {
  if (delivered) return 'delivered'
  if (counts.failed > 0) return 'failed'
  if (counts.retried > 0) return 'retried'
  return counts.delivered === 0 && counts.discarded > 0 ? 'filtered' : 'failed'
}

/** The time of day for today, else the date too. */
function timeText(at: string): string {
  const date = new Date(at)
  const isToday = date.toDateString() === new Date().toDateString()
  return isToday
    ? date.toLocaleTimeString('en', { hour12: false })
    : date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short', hour12: false })
}

function RunDetail({
  number,
  runs,
  compared,
  onCompare
}: {
  number: number
  runs: RunSummary[]
  compared: number | undefined
  onCompare: (number: number | undefined) => void
}) {
  const workbench = useWorkbench()
  const { name, setEvents } = workbench
  const [, navigate] = useLocation()
  const { data: run, error, refetch } = useRun(name, number)
  const [isReplaying, setReplaying] = useState(false)
  const others = useMemo(() => runs.filter((other) => other.number !== number), [runs, number])
  const [isAsking, setAsking] = useState(false)
  // A real run is repeated only after a question.
  const ask = () => (run?.mode === 'real' ? setAsking(true) : void replay())
  const replay = async () => {
    setAsking(false)
    setReplaying(true)
    try {
      const made = await send<KeptRun>('POST', `${path(name, number)}/replay`)
      workbench.change({ lastRun: made })
      await queryClient.invalidateQueries({ queryKey: keys.history(name) })
      onCompare(number)
      if (made.number !== undefined) navigate(addressOf(name, 'runs', made.number))
    } catch (failure) {
      showToast((failure as Error).message)
    } finally {
      setReplaying(false)
    }
  }
  const load = () => {
    if (!run) return
    const { events, eventIndex } = workbench
    setEvents([...events, ...run.events], events.length)
    showToast(`Loaded the events of run ${number}.`, () => setEvents(events, eventIndex))
    navigate(addressOf(name, 'mappings', run.mappings[0]?.mapping.id))
  }
  useCommands([
    { id: 'replay', title: `Replay run ${number}`, group: 'History', keys: 'r', run: ask },
    { id: 'load-events', title: `Load the events of run ${number}`, group: 'History', run: load }
  ])
  if (error) return <ErrorState title={`Run ${number} cannot be read`} error={error} onRetry={() => void refetch()} />
  if (!run) return <Skeleton label={`Loading run ${number}`} rows={8} />
  return (
    <article className="history-run" aria-label={`Run ${number}`}>
      <div className="history-head">
        <h1>Run {number}</h1>
        <RunCounts run={run} />
        <span className="dim">
          {timeText(run.at)}, {modeText(run.mode)}
          {run.mode === 'stand-in' && (
            <>
              {' '}
              (<code>{run.script}</code>)
            </>
          )}
          , {durationText(run.ms)}
        </span>
      </div>
      <div className="history-actions">
        <Button kind="primary" icon="redo" keys="r" disabled={isReplaying} onClick={ask}>
          {isReplaying ? 'Replaying' : 'Replay'}
        </Button>
        <Button onClick={load}>Load its events</Button>
        {others.length > 0 && (
          <label className="history-compare">
            Compare with
            <select
              className="input"
              value={others.some((other) => other.number === compared) ? compared : ''}
              onChange={({ target }) => onCompare(target.value === '' ? undefined : Number(target.value))}
            >
              <option value="">no run</option>
              {others.map((other) => (
                <option key={other.number} value={other.number}>
                  {other.number}: {other.title}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {compared !== undefined && compared !== number && <CompareView name={name} before={compared} after={run} />}
      <RunTrace run={run} destination={name} />
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Send to ${hostsOf(run).join(', ') || 'the vendor'} again?`}
        description="This run was real. A replay sends its requests once more, with your settings."
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button kind="primary" onClick={() => void replay()}>
              Send
            </Button>
          </>
        }
      />
    </article>
  )
}
