import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { Button, IconButton, Menu, Notice, showToast, type MenuEntry } from '../controls'
import { addressOf, useCommands, useWorkbench } from '../workbench'
import { AddMappings, useAddMappings } from './add-mappings'
import { download, mappingsText, readMappings } from './exchange'
import { limitReason } from './new-mappings'
import { MappingRows } from './mapping-rows'
import './mappings.css'

/** The first column: the mappings of the destination. */
export function MappingList() {
  const workbench = useWorkbench()
  const { name, definition, most } = workbench
  const count = useWorkbench(({ mappings }) => mappings.length)
  const [isAdding, setAdding] = useState(false)
  const [importError, setImportError] = useState<string>()
  const [, navigate] = useLocation()
  const file = useRef<HTMLInputElement>(null)
  const add = useAddMappings()
  const full = limitReason(count, most)

  const move = (step: number) => {
    const { mappings, mapping } = workbench
    const index = mappings.findIndex(({ id }) => id === mapping?.id) + step
    const next = mappings[Math.max(0, Math.min(index, mappings.length - 1))]
    if (next) navigate(addressOf(name, 'mappings', next.id))
  }
  const exportAll = () => download(`${name}-mappings.json`, mappingsText(workbench.mappings))
  const importFile = async (chosen: File | undefined) => {
    if (!chosen) return
    const read = readMappings(await chosen.text(), definition)
    const error = 'error' in read ? read.error : limitReason(workbench.mappings.length, most, read.mappings.length)
    setImportError(error === undefined ? undefined : `${chosen.name}: ${error}`)
    if (error === undefined && 'mappings' in read) add(read.mappings)
  }
  useCommands([
    {
      id: 'add-mapping',
      title: 'Add mappings',
      group: 'Mapping',
      keywords: ['new', 'quick setup', 'preset'],
      run: () => setAdding(true)
    },
    { id: 'import-mappings', title: 'Import mappings', group: 'Mapping', run: () => file.current?.click() },
    { id: 'export-mappings', title: 'Export mappings', group: 'Mapping', run: exportAll },
    { id: 'next-mapping', title: 'Next mapping', group: 'Mapping', keys: 'j', isOnlyKey: true, run: () => move(1) },
    { id: 'last-mapping', title: 'Previous mapping', group: 'Mapping', keys: 'k', isOnlyKey: true, run: () => move(-1) }
  ])
  const entries: MenuEntry[] = [
    { label: 'Import from JSON', icon: 'upload', onSelect: () => file.current?.click() },
    { label: 'Export as JSON', icon: 'download', isDisabled: count === 0, onSelect: exportAll }
  ]
  return (
    <div className="mapping-list">
      <div className="mapping-list-head">
        <h2>Mappings</h2>
        <span className="dim" title={full ?? `${count} of at most ${most}`}>
          {count} of {most}
        </span>
        <Menu trigger={<IconButton icon="menu" label="Import and export" />} entries={entries} />
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label="Import mappings"
          hidden
          onChange={({ target }) => {
            void importFile(target.files?.[0])
            target.value = ''
          }}
        />
      </div>
      {importError && (
        <Notice
          kind="failed"
          action={<IconButton icon="close" label="Close" onClick={() => setImportError(undefined)} />}
        >
          {importError}
        </Notice>
      )}
      <MappingRows />
      <div className="mapping-list-add">
        <Button icon="add" disabled={full !== undefined} onClick={() => setAdding(true)}>
          Add mappings
        </Button>
        {full && <p className="dim">{full}</p>}
      </div>
      {isAdding && <AddMappings isOpen onClose={() => setAdding(false)} />}
    </div>
  )
}

/** Deletes a mapping, and offers to undo it. */
export function useDeleteMapping(): (id: string) => void {
  const workbench = useWorkbench()
  const [, navigate] = useLocation()
  return (id) => {
    const { name, mappings, removeMapping } = workbench
    const index = mappings.findIndex((mapping) => mapping.id === id)
    const undo = removeMapping(id)
    const next = mappings[index + 1] ?? mappings[index - 1]
    navigate(addressOf(name, 'mappings', next?.id))
    showToast(`Deleted '${mappings[index]?.name}'.`, () => {
      undo()
      navigate(addressOf(name, 'mappings', id))
    })
  }
}
