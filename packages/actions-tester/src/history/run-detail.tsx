import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { keys, queryClient, send, useRun, type KeptRun, type RunSummary } from '../api'
import { Button, Dialog, ErrorState, showToast, Skeleton } from '../controls'
import { durationText, hostsOf, modeText, RunTrace } from '../trace'
import { addressOf, useCommands, useWorkbench } from '../workbench'
import { CompareView } from './compare-view'
import { runsPath, timeText } from './run-text'

/** A run: its trace, a replay, and what differs from another run. */
export function RunDetail({
  number,
  runs,
  compared,
  onCompare
}: {
  number: number
  runs: RunSummary[]
  compared: number | undefined
  onCompare: (of: number, to: number | undefined) => void
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
      const made = await send<KeptRun>('POST', `${runsPath(name, number)}/replay`)
      workbench.change({ lastRun: made })
      await queryClient.invalidateQueries({ queryKey: keys.history(name) })
      if (made.number === undefined) return
      onCompare(made.number, number)
      navigate(addressOf(name, 'runs', made.number))
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
        <span className="dim">
          {timeText(run.at)}, {modeText(run.mode)}
          {run.mode === 'stand-in' && (
            <>
              {' '}
              (<code>{run.script}</code>)
            </>
          )}
          , {durationText(run.ms)}
          {run.cancelled && ', cancelled'}
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
              className="select"
              value={others.some((other) => other.number === compared) ? compared : ''}
              onChange={({ target }) => onCompare(number, target.value === '' ? undefined : Number(target.value))}
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
