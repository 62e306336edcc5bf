import { useState } from 'react'
import type { Filter } from '@segment/actions-core/filter'
import { Button, EmptyState, ErrorState, Notice, Outcome, showToast, Skeleton } from '../controls'
import { useCommands, useWorkbench } from '../workbench'
import { effectsOf, problemOf, type Effects } from './effects'
import { FilterCard } from './filter-card'
import { useFiltersDraft } from './use-filters-draft'
import './filters.css'

const NEW: Filter = { name: '', trigger: 'type = "track"', do: 'drop', enabled: true }

/** The filters that run before the mappings. */
export function FiltersView() {
  const { event, events } = useWorkbench()
  const { filters, loadError, saved, saveError, change, reload } = useFiltersDraft()
  const [open, setOpen] = useState<number>()
  const add = () => {
    if (!filters) return
    change([...filters, NEW])
    setOpen(filters.length)
  }
  useCommands([{ id: 'add-filter', title: 'Add filter', group: 'Mapping', run: add }])
  if (loadError) return <ErrorState title="The filters cannot be read" error={loadError} onRetry={reload} />
  if (!filters) return <Skeleton label="Loading filters" />
  const remove = (index: number) => {
    const before = filters
    change(filters.toSpliced(index, 1))
    setOpen(undefined)
    showToast(`Deleted '${titleOf(filters[index]!, index)}'.`, () => change(before))
  }
  const move = (index: number, to: number) => {
    change(filters.toSpliced(index, 1).toSpliced(to, 0, filters[index]!))
    setOpen(open === index ? to : open)
  }
  const effects = effectsOf(filters)
  const result = event && effects(event)
  return (
    <div className="filters">
      <header className="filters-head">
        <h1>Filters</h1>
        {filters.length > 0 && (
          <Button icon="add" onClick={add}>
            Add filter
          </Button>
        )}
      </header>
      {filters.length === 0 ? (
        <EmptyState
          title="No filters"
          actions={
            <Button kind="primary" icon="add" onClick={add}>
              Add filter
            </Button>
          }
        >
          A filter runs before all mappings. It drops events, or drops or keeps some of their properties.
        </EmptyState>
      ) : (
        <>
          <p className="dim">
            They run before all mappings, from top to bottom; each gets what the ones before it left.
            {` ${countText(events.map(effects))}`}
          </p>
          {result && (
            <p role="status" className="filters-result">
              {result.event ? (
                <Outcome kind="delivered">The event goes to the mappings</Outcome>
              ) : (
                <Outcome kind="discarded">The event is dropped</Outcome>
              )}
            </p>
          )}
          {saved === 'unsaved' && (
            <Notice kind="failed">
              Not saved. {saveError ?? 'Complete the filters that are marked. This browser keeps them until then.'}
            </Notice>
          )}
          <ol className="filter-list">
            {filters.map((filter, index) => (
              <FilterCard
                key={index}
                filter={filter}
                title={titleOf(filter, index)}
                problem={problemOf(filter)}
                effect={result?.effects[index]}
                isOpen={open === index}
                onToggle={() => setOpen(open === index ? undefined : index)}
                onChange={(next) => change(filters.with(index, next))}
                onRemove={() => remove(index)}
                onMoveUp={index > 0 ? () => move(index, index - 1) : undefined}
                onMoveDown={index < filters.length - 1 ? () => move(index, index + 1) : undefined}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function titleOf({ name }: Filter, index: number): string {
  return name || `Filter ${index + 1}`
}

function countText(results: readonly Effects[]): string {
  const dropped = results.filter(({ event }) => event === undefined).length
  const changed = results.filter(
    ({ event, effects }) => event !== undefined && effects.some(({ kind }) => kind === 'changed')
  ).length
  return `Of the ${results.length} loaded events they drop ${dropped} and change ${changed}.`
}
