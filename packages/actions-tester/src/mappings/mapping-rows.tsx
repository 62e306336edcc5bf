import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { addressOf, useWorkbench } from '../workbench'
import { actionsOf } from './new-mappings'

/** The mappings in their order, which the pointer changes by dragging, and Alt with an arrow key. */
export function MappingRows() {
  const { name, definition, mappings, mapping: selected, moveMapping } = useWorkbench()
  const [dragged, setDragged] = useState<number>()
  const [target, setTarget] = useState<number>()
  const [news, setNews] = useState('')
  const moved = useRef<string>(undefined)
  const list = useRef<HTMLUListElement>(null)
  const actions = actionsOf(definition)

  const move = (from: number, places: number) => {
    const { id, name: title } = mappings[from]!
    const to = from + places
    if (to < 0 || to >= mappings.length) return
    moved.current = id
    moveMapping(id, places)
    setNews(`${title} is now ${to + 1} of ${mappings.length}.`)
  }
  useEffect(() => {
    // A row that moves in the page loses the focus.
    if (moved.current === undefined) return
    list.current?.querySelector<HTMLElement>(`[data-mapping="${CSS.escape(moved.current)}"]`)?.focus()
    moved.current = undefined
  }, [mappings])
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const places = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (places === undefined) return
    event.preventDefault()
    move(index, places)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    if (dragged !== undefined && target !== undefined) move(dragged, target - dragged)
    setDragged(undefined)
    setTarget(undefined)
  }
  return (
    <>
      <ul ref={list} onDragOver={(event) => dragged !== undefined && event.preventDefault()} onDrop={drop}>
        {mappings.map(({ id, name: title, enabled, partnerAction }, index) => (
          <li
            key={id}
            data-drop={dragged === undefined || index !== target ? undefined : index < dragged ? 'before' : 'after'}
            draggable={mappings.length > 1}
            onDragStart={({ dataTransfer }) => {
              dataTransfer.effectAllowed = 'move'
              setDragged(index)
            }}
            onDragEnter={() => setTarget(index)}
            onDragEnd={() => setDragged(undefined)}
          >
            <Link
              href={addressOf(name, 'mappings', id)}
              className="mapping-link"
              data-mapping={id}
              draggable={false}
              aria-current={id === selected?.id ? 'page' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <span
                className="mapping-dot"
                data-enabled={enabled}
                role="img"
                aria-label={enabled ? 'Enabled' : 'Disabled'}
              />
              <span className="mapping-title">
                <bdi title={title}>{title || 'Without a name'}</bdi>
                {actions[partnerAction]?.title !== title && (
                  <bdi className="dim">{actions[partnerAction]?.title ?? partnerAction}</bdi>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="sr-only" role="status">
        {news}
      </p>
    </>
  )
}
