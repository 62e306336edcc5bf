import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button, Dialog, EmptyState, Notice, showToast } from '../controls'
import { addressOf, useWorkbench, type NewMapping } from '../workbench'
import { actionsOf, emptyMapping, freeName, limitReason, quickSetup } from './new-mappings'

/** The dialog that adds mappings: several at once from a quick setup, or one for an action. */
export function AddMappings({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { definition, mappings, most } = useWorkbench()
  const add = useAddMappings()
  const [search, setSearch] = useState('')
  const setups = quickSetup(definition)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(setups.flatMap(({ isDefault }, index) => (isDefault ? [index] : [])))
  )
  const matches = (text: string) => text.toLowerCase().includes(search.trim().toLowerCase())
  const actions = Object.entries(actionsOf(definition)).filter(([, { hidden, title }]) => !hidden && matches(title))
  const rows = setups.map((setup, index) => ({ ...setup, index })).filter(({ title }) => matches(title))
  const hasPresets = definition.presets.length > 0
  const full = limitReason(mappings.length, most)
  const tooMany = limitReason(mappings.length, most, Math.max(chosen.size, 1))
  const toggle = (index: number) =>
    setChosen(
      (before) => new Set([...before].filter((each) => each !== index).concat(before.has(index) ? [] : [index]))
    )
  const finish = (all: NewMapping[]) => {
    add(all)
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Add mappings"
      size="wide"
      description="A mapping says which events an action gets, and what it sends."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={chosen.size === 0 || tooMany !== undefined}
            onClick={() => finish(setups.filter((_, index) => chosen.has(index)).map(({ mapping }) => mapping))}
          >
            {chosen.size === 1 ? 'Add 1 mapping' : `Add ${chosen.size} mappings`}
          </Button>
        </>
      }
    >
      {tooMany && <Notice kind="retried">{tooMany}</Notice>}
      {setups.length + Object.keys(actionsOf(definition)).length > 10 && (
        <input
          type="search"
          className="input"
          aria-label="Search presets and actions"
          placeholder="Search"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      {rows.length === 0 && actions.length === 0 && <EmptyState title={`Nothing matches '${search}'`} />}
      {rows.length > 0 && (
        <fieldset className="setup">
          <legend>{hasPresets ? 'Quick setup' : 'Actions'}</legend>
          {rows.map(({ title, detail, index }) => (
            <label key={index} className="setup-row">
              <input type="checkbox" checked={chosen.has(index)} onChange={() => toggle(index)} />
              <span>
                {title}
                <code className="dim">{detail}</code>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {hasPresets && actions.length > 0 && (
        <section className="setup" aria-label="One empty mapping">
          <h3>One empty mapping</h3>
          {actions.map(([key, action]) => (
            <div key={key} className="setup-row">
              <span>
                {action.title}
                {action.description !== action.title && <span className="dim setup-help">{action.description}</span>}
              </span>
              <Button
                icon="add"
                aria-label={`Add an empty mapping: ${action.title}`}
                disabled={full !== undefined}
                onClick={() => finish([emptyMapping(key, action)])}
              >
                Add
              </Button>
            </div>
          ))}
        </section>
      )}
    </Dialog>
  )
}

/** Returns a function that adds mappings under names that are free, shows the first one, and offers to undo it. */
export function useAddMappings(): (added: NewMapping[]) => void {
  const workbench = useWorkbench()
  const [, navigate] = useLocation()
  return (added) => {
    const { name, mappings: before, setMappings } = workbench
    const all: NewMapping[] = [...before]
    for (const mapping of added) {
      all.push({ ...mapping, id: crypto.randomUUID().slice(0, 8), name: freeName(mapping.name, all) })
    }
    setMappings(all)
    navigate(addressOf(name, 'mappings', all[before.length]!.id), { state: { isNew: true } })
    if (added.length > 1) showToast(`Added ${added.length} mappings.`, () => setMappings(before))
  }
}
