import { useMemo } from 'react'
import type { KeptRun } from '../api'
import { Outcome, type OutcomeKind } from '../controls'
import { countKinds, rowsOf } from './rows'

const KINDS: OutcomeKind[] = ['delivered', 'retried', 'failed', 'filtered']

/** How many events of a run ended in each way; nothing for a single event, whose trace says it. */
export function RunCounts({ run }: { run: KeptRun }) {
  const counts = useMemo(() => countKinds(rowsOf(run)), [run])
  if (run.events.length * run.mappings.length === 1) return null
  return KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
    <span key={kind} className="count">
      <Outcome kind={kind} /> {counts[kind]}
    </span>
  ))
}
