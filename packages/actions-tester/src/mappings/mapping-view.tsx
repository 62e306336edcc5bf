import { useRef } from 'react'
import { Button, EmptyState, IconButton, Menu, Select, Switch, type MenuEntry } from '../controls'
import { FieldList } from '../fields'
import { TriggerEditor } from '../trigger'
import { commandsNow, useCommands, useWorkbench, type MappingDraft } from '../workbench'
import { useAddMappings } from './add-mappings'
import { download, mappingsText } from './exchange'
import { useDeleteMapping } from './mapping-list'
import { actionsOf, limitReason, quickSetup } from './new-mappings'
import './mappings.css'

/** The second column: name, trigger and fields of the selected mapping. */
export function MappingView() {
  const { mapping, mappings } = useWorkbench()
  if (mapping) return <Mapping key={mapping.id} mapping={mapping} />
  if (mappings.length === 0) return <NoMappings />
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

function Mapping({ mapping }: { mapping: MappingDraft }) {
  const {
    name: destination,
    definition,
    mappings,
    most,
    events,
    eventIndex,
    changeMapping,
    selectEvent
  } = useWorkbench()
  const add = useAddMappings()
  const remove = useDeleteMapping()
  const title = useRef<HTMLInputElement>(null)
  const { id, name, enabled, partnerAction, subscribe } = mapping
  const actions = actionsOf(definition)
  const full = limitReason(mappings.length, most)
  const { id: _, ...copy } = mapping
  const duplicate = () => full === undefined && add([copy])
  const toggle = () => changeMapping(id, { enabled: !enabled })
  useCommands([
    { id: 'duplicate-mapping', title: 'Duplicate mapping', group: 'Mapping', run: duplicate },
    { id: 'toggle-mapping', title: enabled ? 'Disable mapping' : 'Enable mapping', group: 'Mapping', run: toggle },
    { id: 'rename-mapping', title: 'Rename mapping', group: 'Mapping', run: () => title.current?.select() },
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
      onSelect: () => download(`${destination}-${id}.json`, mappingsText([mapping]))
    },
    'line',
    { label: 'Delete', icon: 'trash', kind: 'danger', onSelect: () => remove(id) }
  ]
  const choices = Object.entries(actions).map(([key, action]) => ({ value: key, label: action.title, detail: key }))
  return (
    <article className="mapping" aria-label={name}>
      <h1 className="sr-only">{name || 'Mapping without a name'}</h1>
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
        <Menu trigger={<IconButton icon="menu" label="Duplicate, export, delete" />} entries={entries} />
      </header>
      <section className="mapping-part" aria-labelledby={`when-${id}`}>
        <h2 id={`when-${id}`}>When</h2>
        <TriggerEditor
          text={subscribe}
          place={`trigger/${destination}/${id}`}
          onChange={(text) => changeMapping(id, { subscribe: text })}
          label="Trigger"
          events={events}
          eventIndex={eventIndex}
          onSelectEvent={selectEvent}
        />
      </section>
      <section className="mapping-part" aria-label="What is sent">
        <div className="mapping-action">
          <h2 id={`send-${id}`}>Send</h2>
          {choices.length > 1 || !actions[partnerAction] ? (
            <Select
              label="Action"
              kind="quiet"
              value={partnerAction}
              choices={choices}
              onChange={(key) => changeMapping(id, { partnerAction: key })}
            />
          ) : (
            <span>{actions[partnerAction].title}</span>
          )}
        </div>
        <FieldList />
      </section>
    </article>
  )
}
