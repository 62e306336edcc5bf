import { useId, useState } from 'react'
import type { Filter } from '@segment/actions-core/filter'
import { Field, Icon, IconButton, LongText, Menu, Outcome, Select, Switch, type MenuEntry } from '../controls'
import { pathsIn, TriggerEditor } from '../trigger'
import { useWorkbench } from '../workbench'
import type { Effect } from './effects'

const DEEDS = [
  { value: 'drop', label: 'Drop the event', detail: 'No mapping gets it.' },
  { value: 'drop-properties', label: 'Drop properties', detail: 'Removes the values at the paths.' },
  { value: 'keep-properties', label: 'Keep only properties', detail: 'Removes all other values beside the paths.' }
] as const

const SCOPES = [
  { value: 'matching', label: 'events that match' },
  { value: 'every', label: 'every event' }
] as const

/** One filter: what it does, to which events, and what it does with the selected one. */
export function FilterCard({
  filter,
  title,
  problem,
  effect,
  isOpen,
  onToggle,
  onChange,
  onRemove,
  onMoveUp,
  onMoveDown
}: {
  filter: Filter
  title: string
  /** Why it cannot be saved. */
  problem?: string
  effect?: Effect
  isOpen: boolean
  onToggle: () => void
  onChange: (filter: Filter) => void
  onRemove: () => void
  /** Absent for the first one. */
  onMoveUp?: () => void
  /** Absent for the last one. */
  onMoveDown?: () => void
}) {
  const id = useId()
  const isEnabled = filter.enabled !== false
  const entries: MenuEntry[] = [
    { label: 'Move up', isDisabled: !onMoveUp, onSelect: () => onMoveUp?.() },
    { label: 'Move down', isDisabled: !onMoveDown, onSelect: () => onMoveDown?.() },
    'line',
    { label: 'Delete', icon: 'trash', kind: 'danger', onSelect: onRemove }
  ]
  return (
    <li className="filter">
      <div className="filter-head">
        <button type="button" className="filter-title" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={12} />
          <bdi>{title}</bdi>
          <span className="dim">{DEEDS.find(({ value }) => value === filter.do)?.label}</span>
        </button>
        <span className="filter-effect">
          {problem ? (
            <Outcome kind="failed">Not complete</Outcome>
          ) : (
            isEnabled && effect && <EffectView effect={effect} />
          )}
        </span>
        <Switch label={`${title}: enabled`} isOn={isEnabled} onChange={(enabled) => onChange({ ...filter, enabled })} />
        <Menu trigger={<IconButton icon="menu" label={`${title}: move, delete`} />} entries={entries} />
      </div>
      {isOpen && (
        <div className="filter-body" id={id}>
          <Body filter={filter} problem={problem} onChange={onChange} />
        </div>
      )}
    </li>
  )
}

function EffectView({ effect }: { effect: Effect }) {
  if (effect.kind === 'dropped') return <Outcome kind="discarded">Drops the event</Outcome>
  if (effect.kind !== 'changed') {
    return <span className="dim">{effect.kind === 'none' ? 'Changes nothing' : 'Dropped before'}</span>
  }
  return (
    <span className="filter-removed">
      Removes <LongText text={effect.removed.join(', ')} most={60} />
    </span>
  )
}

function Body({ filter, problem, onChange }: { filter: Filter; problem?: string; onChange: (filter: Filter) => void }) {
  const { events, eventIndex, selectEvent } = useWorkbench()
  const id = useId()
  const { properties: paths = [], trigger } = filter
  const setDeed = (deed: Filter['do']) => {
    const { properties: _, ...rest } = filter
    onChange({ ...rest, do: deed, ...(deed !== 'drop' && { properties: paths }) })
  }
  const setScope = (scope: string) => {
    const { trigger: _, ...rest } = filter
    onChange(scope === 'every' ? rest : { ...rest, trigger: 'type = "track"' })
  }
  const known = ['properties', 'traits', 'context']
    .flatMap((part) => pathsIn(events, part).map((path) => `${part}.${path}`))
    .filter((path) => !paths.includes(path))
  return (
    <>
      <Field id={`${id}-name`} label="Name">
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            dir="auto"
            value={filter.name ?? ''}
            onChange={({ target }) => onChange({ ...filter, name: target.value })}
          />
        )}
      </Field>
      <div className="filter-choices">
        <Select label="What the filter does" value={filter.do} choices={DEEDS} onChange={setDeed} />
        <span>{filter.do === 'drop' ? 'if it is one of the' : 'of'}</span>
        <Select
          label="Which events"
          value={trigger === undefined ? 'every' : 'matching'}
          choices={SCOPES}
          onChange={setScope}
        />
      </div>
      {filter.do !== 'drop' && (
        <Paths paths={paths} problem={problem} onChange={(properties) => onChange({ ...filter, properties })} />
      )}
      {filter.do !== 'drop' && known.length > 0 && (
        <Select
          label="Add a path of the loaded events"
          kind="quiet"
          value={undefined}
          placeholder="Add a path of the loaded events"
          choices={known.map((path) => ({ value: path, label: path }))}
          onChange={(path) => onChange({ ...filter, properties: [...paths, path] })}
        />
      )}
      {filter.do === 'drop' && problem && <p className="field-error">{problem}</p>}
      {trigger !== undefined && (
        <TriggerEditor
          text={trigger}
          onChange={(text) => onChange({ ...filter, trigger: text })}
          label="Trigger of the filter"
          events={events}
          eventIndex={eventIndex}
          onSelectEvent={selectEvent}
          word="Applies"
        />
      )}
    </>
  )
}

/** The paths of a filter, one in each line. */
function Paths({
  paths,
  problem,
  onChange
}: {
  paths: readonly string[]
  problem?: string
  onChange: (paths: string[]) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState('')
  // Empty lines are only in what is typed.
  const text = linesOf(typed).join('\n') === paths.join('\n') ? typed : paths.join('\n')
  return (
    <Field
      id={id}
      label="Paths"
      isRequired
      error={paths.length === 0 ? 'Add at least one path, such as properties.email.' : problem}
      help="One in each line, such as properties.card.number. In a list, a path applies to each element."
    >
      {(attributes) => (
        <textarea
          {...attributes}
          className="textarea"
          spellCheck={false}
          rows={Math.min(Math.max(paths.length + 1, 3), 10)}
          value={text}
          onChange={({ target }) => {
            setTyped(target.value)
            onChange(linesOf(target.value))
          }}
        />
      )}
    </Field>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
