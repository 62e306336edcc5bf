import { useMemo } from 'react'
import { useRun, type KeptRun } from '../api'
import { ErrorState, LongText, Skeleton, Table } from '../controls'
import { compareRuns, type Difference } from './compare'

/** Where two runs differ: what was run, what was sent, and what came of it. */
export function CompareView({ name, before: number, after }: { name: string; before: number; after: KeptRun }) {
  const { data: before, error } = useRun(name, number)
  const parts = useMemo(() => (before ? compareRuns(before, after) : []), [before, after])
  if (error) return <ErrorState title={`Run ${number} cannot be read`} error={error} />
  if (!before) return <Skeleton label={`Loading run ${number}`} />
  return (
    <section className="compare" aria-label={`Comparison with run ${number}`}>
      <h2>
        Differences from run {number} to run {after.number}
      </h2>
      {parts.length === 0 && <p className="dim">None: the same events, mappings, requests, responses and outcomes.</p>}
      {parts.map(({ title, differences }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <Table
            label={title}
            rows={differences}
            keyOf={({ path }) => path}
            columns={[
              { title: 'Where', cell: ({ path }) => <code>{path}</code> },
              { title: `Run ${number}`, cell: (difference) => <Value of={difference} side="before" /> },
              { title: `Run ${after.number}`, cell: (difference) => <Value of={difference} side="after" /> }
            ]}
          />
        </section>
      ))}
    </section>
  )
}

function Value({ of, side }: { of: Difference; side: 'before' | 'after' }) {
  if (!(side in of)) return <span className="dim compare-nothing">nothing</span>
  return (
    <code className={side}>
      <LongText text={JSON.stringify(of[side])} />
    </code>
  )
}
