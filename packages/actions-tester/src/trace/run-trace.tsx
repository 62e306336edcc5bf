import { memo, useMemo, useState } from 'react'
import type { KeptRun, MappingRun } from '../api'
import { Notice } from '../controls'
import { EventTrace } from './event-trace'
import { ExchangeView } from './exchange-view'
import { ResultsTable } from './results-table'
import { firstRow, rowsOf, type ResultRow } from './rows'
import './trace.css'

/** A run: the trace of its event, or for several a table with the trace of the selected one below it. */
export const RunTrace = memo(function RunTrace({ run, destination }: { run: KeptRun; destination: string }) {
  const rows = useMemo(() => rowsOf(run), [run])
  const [chosen, setChosen] = useState<{ run: KeptRun; row: ResultRow }>()
  const selected = chosen?.run === run ? chosen.row : firstRow(rows)
  const batches = run.mappings.filter((mapping) => mapping.batches.length > 0)
  return (
    <div className="run-trace">
      {run.madeUp && run.mode !== 'real' && (
        <Notice>Example values stand in for settings that are missing: {run.madeUp.join(', ')}.</Notice>
      )}
      {run.tokens && (
        <Notice>
          The access token had expired and was refreshed. The new tokens were {run.tokens}
          {run.mode === 'real' ? '' : ', as this run was not real'}.
        </Notice>
      )}
      {rows.length > 1 && (
        <ResultsTable
          rows={rows}
          hasMappings={run.mappings.length > 1}
          selected={selected}
          onSelect={(row) => setChosen({ run, row })}
        />
      )}
      {batches.map((mapping, index) => (
        <Batches key={index} mapping={mapping} hasName={run.mappings.length > 1} />
      ))}
      {rows.length > 1 && selected && (
        <h2 className="trace-title">
          Event {selected.event + 1}: <bdi>{selected.title}</bdi>
        </h2>
      )}
      {/* Each row has its own state of what is open. */}
      {selected && <EventTrace key={rows.indexOf(selected)} row={selected} destination={destination} />}
    </div>
  )
})

/** The batches of a mapping, each with its requests; the states of the job, if the action is asynchronous. */
function Batches({ mapping: { mapping, batches, job }, hasName }: { mapping: MappingRun; hasName: boolean }) {
  const total = batches.reduce((sum, { events }) => sum + events.length, 0)
  const name = hasName ? `${mapping.name ?? mapping.partnerAction}: ` : ''
  return (
    <details className="step batches">
      <summary>
        <span className="step-name">Batches</span>
        <span className="step-text">
          {name}
          {total} {total === 1 ? 'event' : 'events'} in {batches.length} {batches.length === 1 ? 'batch' : 'batches'}
        </span>
      </summary>
      <div className="step-body">
        {job && (
          <p className="dim">
            {job.jobId === undefined ? 'No job was started.' : `Job ${job.jobId}: ${job.states.join(', ')}`}
          </p>
        )}
        {batches.map(({ events, exchanges }, index) => (
          <section key={index} aria-label={`Batch ${index + 1}`}>
            <h3>
              Batch {index + 1} <span className="dim">events {rangesOf(events)}</span>
            </h3>
            {exchanges.map((exchange, place) => (
              <ExchangeView key={place} exchange={exchange} isOpen={false} />
            ))}
          </section>
        ))}
      </div>
    </details>
  )
}

/** Positions as numbers from 1, with runs in short: `1–3, 7`. */
function rangesOf(positions: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const position of positions) {
    const last = ranges.at(-1)
    if (last && last[1] === position) last[1]++
    else ranges.push([position + 1, position + 1])
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ')
}
