import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Button, Notice, Select, Switch } from '../controls'
import { useRunning } from '../api'
import { durationText, modeText, Progress, RunTrace } from '../trace'
import { addressOf, readStored, useCommands, useWorkbench, writeStored, type RunOptions } from '../workbench'
import { useConfirmation } from './confirm-real'
import { ScriptEditor } from './script-editor'
import './run.css'

/** What a run takes, as the page keeps it. */
interface RunChoices {
  events: 'one' | 'all'
  mappings: 'one' | 'all'
  batch: boolean
  /** Whether each saved change runs again. Never with real sending. */
  onSave: boolean
}

const CHOICES = 'run-choices'
const DEFAULTS: RunChoices = { events: 'one', mappings: 'one', batch: false, onSave: false }

/** Runs events and shows the trace, in the third column. A destination that runs in browsers has a view of its own. */
export function RunPanel() {
  const { name, definition } = useWorkbench()
  if (definition.mode !== 'device') return <ServerRuns />
  return (
    <p className="run-note run-web">
      {definition.name} runs in a browser. <Link href={addressOf(name, 'web')}>Send events in a frame</Link> to see its
      calls.
    </p>
  )
}

function ServerRuns() {
  const workbench = useWorkbench()
  const { name, mode, script, setScript, events, isRunning, runId, lastRun, runError } = workbench
  const running = useRunning(name).find(({ id }) => id === runId)
  const hasMapping = useWorkbench(({ mapping }) => mapping !== undefined)
  const enabled = useWorkbench(({ mappings }) => mappings.filter((mapping) => mapping.enabled).length)
  const [choices, setChoices] = useState<RunChoices>(() => ({ ...DEFAULTS, ...readStored<RunChoices>(CHOICES) }))
  const { confirm, dialog } = useConfirmation()
  const choose = (patch: Partial<RunChoices>) => {
    setChoices({ ...choices, ...patch })
    writeStored(CHOICES, { ...choices, ...patch })
  }
  const options: RunOptions = {
    ...(choices.events === 'all' && { events }),
    all: choices.mappings === 'all',
    batch: choices.batch
  }
  const obstacle = obstacleTo(choices, { hasMapping, enabled, events: events.length })
  const run = async () => {
    if (obstacle === undefined && (mode !== 'real' || (await confirm(options)))) await workbench.run(options)
  }
  useCommands([
    { id: 'run', title: 'Run', group: 'Run', keys: 'mod+enter', run: () => void run() },
    {
      id: 'run-on-save',
      title: choices.onSave ? 'Stop running on each change' : 'Run on each change',
      group: 'Run',
      run: () => choose({ onSave: !choices.onSave })
    }
  ])
  useReplayOnSave(choices.onSave && mode !== 'real', () => void run())

  return (
    <section className="run" aria-label="Run">
      <div className="run-head">
        <Button
          kind="primary"
          icon="play"
          keys="mod+enter"
          disabled={isRunning || obstacle !== undefined}
          onClick={() => void run()}
        >
          {isRunning ? 'Running' : 'Run'}
        </Button>
        <Select
          label="Events to run"
          value={choices.events}
          choices={[
            { value: 'one', label: 'this event' },
            { value: 'all', label: `all ${events.length} events` }
          ]}
          onChange={(value) => choose({ events: value })}
        />
        <Select
          label="Mappings to run"
          value={choices.mappings}
          choices={[
            { value: 'one', label: 'this mapping' },
            { value: 'all', label: `${enabled} enabled ${enabled === 1 ? 'mapping' : 'mappings'}` }
          ]}
          onChange={(value) => choose({ mappings: value })}
        />
      </div>
      <div className="run-switches">
        <label>
          <Switch label="Batch" isOn={choices.batch} onChange={(batch) => choose({ batch })} />
          Batch
        </label>
        <label>
          <Switch
            label="Run on each change"
            isOn={choices.onSave && mode !== 'real'}
            isDisabled={mode === 'real'}
            onChange={(onSave) => choose({ onSave })}
          />
          Run on each change
        </label>
      </div>
      {mode === 'stand-in' && <ScriptEditor script={script} onChange={setScript} />}
      {obstacle !== undefined && <p className="run-note dim">{obstacle}</p>}
      {runError !== undefined && <Notice kind="failed">{runError}</Notice>}
      <div aria-live="polite" aria-busy={isRunning}>
        {isRunning && <Progress destination={name} run={running} />}
        {lastRun && (
          <>
            <div className="run-line">
              {lastRun.number === undefined ? (
                <span className="dim">Too large for the history</span>
              ) : (
                <Link href={addressOf(name, 'runs', lastRun.number)}>Run {lastRun.number}</Link>
              )}
              <span className="dim">
                {modeText(lastRun.mode)}, {durationText(lastRun.ms)}
                {lastRun.cancelled && ', cancelled'}
              </span>
            </div>
            <RunTrace run={lastRun} destination={name} />
          </>
        )}
      </div>
      {dialog}
    </section>
  )
}

/** Why a run is not possible; undefined if it is. */
function obstacleTo(
  choices: RunChoices,
  { hasMapping, enabled, events }: { hasMapping: boolean; enabled: number; events: number }
): string | undefined {
  if (events === 0) return 'Add an event to run.'
  if (choices.mappings === 'all') return enabled === 0 ? 'Enable a mapping to run.' : undefined
  return hasMapping ? undefined : 'Add or choose a mapping to run.'
}

/** Runs again when the mappings or the filters were saved, and when the code was loaded again. */
function useReplayOnSave(isOn: boolean, run: () => void): void {
  const { definition } = useWorkbench()
  // What is being typed is of no interest here.
  const mappings = useWorkbench((workbench) => (workbench.saved === 'saved' ? workbench.mappings : undefined))
  const last = useRef({ mappings, definition })
  useEffect(() => {
    if (!mappings) return
    const isChanged = last.current.mappings !== mappings || last.current.definition !== definition
    last.current = { mappings, definition }
    if (isOn && isChanged) run()
  }, [mappings, definition, isOn])
}
