import { useRef } from 'react'
import { Button, EmptyState, IconButton, Menu, Select, Switch, type MenuEntry } from '../controls'
import { FieldList } from '../fields'
import { MappingHooks } from '../hooks'
import { TriggerEditor } from '../trigger'
import { commandsNow, useCommands, useWorkbench } from '../workbench'
import { useAddMappings } from './add-mappings'
import { download, mappingsText } from './exchange'
import { useDeleteMapping } from './mapping-list'
import { actionsOf, limitReason, quickSetup } from './new-mappings'
import './mappings.css'

/** The second column: name, trigger and fields of the selected mapping. */
export function MappingView() {
  const id = useWorkbench(({ mapping }) => mapping?.id)
  const isEmpty = useWorkbench(({ mappings }) => mappings.length === 0)
  if (id !== undefined) return <Mapping key={id} id={id} />
  if (isEmpty) return <NoMappings />
  return <EmptyState title="This mapping does not exist">Choose another one from the list.</EmptyState>
}

function NoMappings() {
  const { definition } = useWorkbench()
  const add = useAddMappings()
  const setups = quickSetup(definition).filter(({ isDefault }) => isDefault)
  const [only, ...others] = setups
  return (
    <EmptyState
      title="Add a mapping to start"
      actions={
        <>
          {only && (
            <Button kind="primary" icon="add" onClick={() => add(setups.map(({ mapping }) => mapping))}>
              {others.length === 0 ? `Add '${only.title}'` : `Quick setup: add ${setups.length} mappings`}
            </Button>
          )}
          <Button
            onClick={() =>
              commandsNow()
                .find(({ id }) => id === 'add-mapping')
                ?.run()
            }
          >
            Choose
          </Button>
        </>
      }
    >
      A mapping says which events an action of {definition.name} gets, and what it sends.
    </EmptyState>
  )
}

function Mapping({ id }: { id: string }) {
  const name = useWorkbench(({ mapping }) => mapping?.name ?? '')
  return (
    <article className="mapping" aria-label={name}>
      <h1 className="sr-only">{name || 'Mapping without a name'}</h1>
      <MappingHead id={id} name={name} />
      <section className="mapping-part" aria-labelledby={`when-${id}`}>
        <h2 id={`when-${id}`}>When</h2>
        <MappingTrigger id={id} />
      </section>
      <section className="mapping-part" aria-label="What is sent">
        <div className="mapping-action">
          <h2>Send</h2>
          <MappingAction id={id} />
        </div>
        <FieldList />
      </section>
      <MappingHooks />
    </article>
  )
}

/** The name of a mapping, whether it is on, and what can be done with it. */
function MappingHead({ id, name }: { id: string; name: string }) {
  const workbench = useWorkbench()
  const { name: destination, most, changeMapping, moveMapping } = workbench
  const enabled = useWorkbench(({ mapping }) => mapping?.enabled === true)
  const count = useWorkbench(({ mappings }) => mappings.length)
  const add = useAddMappings()
  const remove = useDeleteMapping()
  const title = useRef<HTMLInputElement>(null)
  const full = limitReason(count, most)
  const duplicate = () => {
    const { id: _, ...copy } = workbench.mapping!
    if (full === undefined) add([copy])
  }
  const toggle = () => changeMapping(id, { enabled: !enabled })
  useCommands([
    { id: 'duplicate-mapping', title: 'Duplicate mapping', group: 'Mapping', run: duplicate },
    { id: 'toggle-mapping', title: enabled ? 'Disable mapping' : 'Enable mapping', group: 'Mapping', run: toggle },
    { id: 'rename-mapping', title: 'Rename mapping', group: 'Mapping', run: () => title.current?.select() },
    { id: 'move-mapping-up', title: 'Move mapping up', group: 'Mapping', run: () => moveMapping(id, -1) },
    { id: 'move-mapping-down', title: 'Move mapping down', group: 'Mapping', run: () => moveMapping(id, 1) },
    { id: 'delete-mapping', title: 'Delete mapping', group: 'Mapping', run: () => remove(id) },
    {
      id: 'edit-trigger',
      title: 'Edit trigger',
      group: 'Trigger',
      keys: 't',
      run: () => document.querySelector<HTMLElement>('[data-trigger-text]')?.focus()
    }
  ])
  const entries: MenuEntry[] = [
    { label: 'Duplicate', icon: 'copy', detail: full, isDisabled: full !== undefined, onSelect: duplicate },
    {
      label: 'Export as JSON',
      icon: 'download',
      onSelect: () => download(`${destination}-${id}.json`, mappingsText([workbench.mapping!]))
    },
    ...(count > 1
      ? ([
          'line',
          { label: 'Move up', icon: 'blank', onSelect: () => moveMapping(id, -1) },
          { label: 'Move down', icon: 'blank', onSelect: () => moveMapping(id, 1) }
        ] satisfies MenuEntry[])
      : []),
    'line',
    { label: 'Delete', icon: 'trash', kind: 'danger', onSelect: () => remove(id) }
  ]
  return (
    <header className="mapping-head">
      <input
        ref={title}
        className="input mapping-name"
        aria-label="Name of the mapping"
        placeholder="Name"
        dir="auto"
        value={name}
        onChange={({ target }) => changeMapping(id, { name: target.value })}
      />
      <label className="mapping-enabled">
        <span>{enabled ? 'On' : 'Off'}</span>
        <Switch label="Enabled" isOn={enabled} onChange={(isOn) => changeMapping(id, { enabled: isOn })} />
      </label>
      <Menu trigger={<IconButton icon="menu" label="Duplicate, export, move, delete" />} entries={entries} />
    </header>
  )
}

function MappingTrigger({ id }: { id: string }) {
  const { name, events, eventIndex, changeMapping, selectEvent } = useWorkbench()
  const text = useWorkbench(({ mapping }) => mapping?.subscribe)
  return (
    <TriggerEditor
      text={text ?? ''}
      place={`trigger/${name}/${id}`}
      onChange={(subscribe) => changeMapping(id, { subscribe })}
      label="Trigger"
      events={events}
      eventIndex={eventIndex}
      onSelectEvent={selectEvent}
    />
  )
}

function MappingAction({ id }: { id: string }) {
  const { definition, changeMapping } = useWorkbench()
  const key = useWorkbench(({ mapping }) => mapping?.partnerAction)!
  const actions = actionsOf(definition)
  const choices = Object.entries(actions).map(([value, { title }]) => ({ value, label: title, detail: value }))
  if (choices.length === 1 && actions[key]) return <span>{actions[key].title}</span>
  return (
    <Select
      label="Action"
      kind="quiet"
      value={key}
      choices={choices}
      onChange={(partnerAction) => changeMapping(id, { partnerAction })}
    />
  )
}
