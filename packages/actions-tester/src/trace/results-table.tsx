import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Outcome } from '../controls'
import { describeResult } from './describe-result'
import { countLabels, type ResultRow } from './rows'

const ROW_HEIGHT = 32

/**
 * The results of many events: a row for each, filtered by outcome. Arrow keys, j and k, Home and End select a row.
 *
 * @param props.hasMappings whether to show the names of the mappings
 * @param props.onSelect called with the selected row
 */
export function ResultsTable({
  rows,
  hasMappings,
  selected,
  onSelect
}: {
  rows: ResultRow[]
  hasMappings: boolean
  selected: ResultRow | undefined
  onSelect: (row: ResultRow) => void
}) {
  const [chosen, setChosen] = useState<string>()
  const frame = useRef<HTMLDivElement>(null)
  const counts = countLabels(rows)
  const shown = counts.some(({ label }) => label === chosen) ? rows.filter(({ label }) => label === chosen) : rows
  const index = selected ? shown.indexOf(selected) : -1
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12
  })
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index)
  }, [index, shown.length])

  const filter = (label: string) => {
    setChosen(label)
    if (selected?.label !== label) onSelect(rows.find((row) => row.label === label)!)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 }
    const ends: Record<string, number> = { Home: 0, End: shown.length - 1 }
    const next = ends[event.key] ?? (event.key in steps ? index + steps[event.key]! : undefined)
    if (next === undefined || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    const row = shown[Math.min(Math.max(next, 0), shown.length - 1)]
    if (row) onSelect(row)
  }
  const columns = hasMappings ? 'with-mappings' : 'one-mapping'
  return (
    <div className="results">
      <div className="results-filter" role="group" aria-label="Filter by outcome">
        <button type="button" aria-pressed={shown === rows} onClick={() => setChosen(undefined)}>
          All {rows.length}
        </button>
        {counts.map(({ label, verdict, count }) => (
          <button
            key={label}
            type="button"
            aria-pressed={shown !== rows && label === chosen}
            onClick={() => filter(label)}
          >
            <Outcome kind={verdict}>{label}</Outcome> {count}
          </button>
        ))}
      </div>
      <div
        ref={frame}
        className="results-frame"
        role="grid"
        aria-label="Results"
        aria-rowcount={shown.length + 1}
        aria-activedescendant={index >= 0 ? `result-${index}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className="results-row results-head" role="row" aria-rowindex={1} data-columns={columns}>
          <span role="columnheader">#</span>
          <span role="columnheader">Event</span>
          {hasMappings && <span role="columnheader">Mapping</span>}
          <span role="columnheader">Outcome</span>
          <span role="columnheader">What happened</span>
        </div>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = shown[item.index]!
            return (
              <div
                key={item.key}
                id={`result-${item.index}`}
                className="results-row"
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={row === selected}
                data-columns={columns}
                style={{ position: 'absolute', insetInline: 0, transform: `translateY(${item.start}px)` }}
                onClick={() => onSelect(row)}
              >
                <span role="gridcell" className="dim">
                  {row.event + 1}
                </span>
                <span role="gridcell">
                  <bdi>{row.title}</bdi>
                </span>
                {hasMappings && (
                  <span role="gridcell">
                    {row.isUnmatched ? '' : (row.mapping.mapping.name ?? row.mapping.mapping.partnerAction)}
                  </span>
                )}
                <span role="gridcell">
                  <Outcome kind={row.verdict} />
                </span>
                <span role="gridcell" className="dim">
                  {row.verdict === 'delivered'
                    ? row.batch
                      ? `Batch ${row.batch}`
                      : ''
                    : describeResult(row.result).what}
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
