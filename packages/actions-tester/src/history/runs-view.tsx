import { VERDICTS, VERDICT_WORDS, worstVerdict } from '@segment/actions-session/verdict'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { keys, queryClient, send, useRunning, useRuns, type RunSummary } from '../api'
import { Progress } from '../trace'
import { Button, Dialog, EmptyState, ErrorState, IconButton, Outcome, Skeleton } from '../controls'
import { addressOf, useCommands, useWorkbench } from '../workbench'
import { RunDetail } from './run-detail'
import { runsPath, timeText } from './run-text'
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
  const running = useRunning(name)
  const [isClearing, setClearing] = useState(false)
  const [comparison, setComparison] = useState<{ of: number; to: number | undefined }>()
  const runs = data?.runs ?? []
  const number = text === undefined ? runs[0]?.number : Number(text)
  const index = runs.findIndex((run) => run.number === number)
  const compared = comparison?.of === number ? comparison?.to : undefined
  const go = (to: RunSummary | undefined) => to && navigate(addressOf(name, 'runs', to.number))
  const clear = async () => {
    setClearing(false)
    await send('DELETE', runsPath(name))
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
        {running.map((run) => (
          <Progress key={run.id} destination={name} run={run} />
        ))}
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
        <RunDetail
          key={number}
          number={number}
          runs={runs}
          compared={compared}
          onCompare={(of, to) => setComparison({ of, to })}
        />
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
        </span>
        <Outcome kind={worstVerdict(run.counts)} />
        <span className="dim history-detail">
          {timeText(run.at)}, {run.mode}
          {run.events > 1 && `, ${countsText(run)}`}
          {run.batch && ', batch'}
          {run.replayOf !== undefined && `, replay of ${run.replayOf}`}
          {isCompared && ', compared'}
        </span>
        {run.reason !== undefined && <span className="dim history-detail">{run.reason}</span>}
      </button>
    </li>
  )
}

/** How many events there were, and what became of them: `3 events: 2 delivered, 1 discarded`. */
function countsText({ events, counts }: RunSummary): string {
  const parts = VERDICTS.filter((verdict) => counts[verdict] > 0)
  return `${events} events: ${parts.map((verdict) => `${counts[verdict]} ${VERDICT_WORDS[verdict].toLowerCase()}`).join(', ')}`
}
