import { useEffect, useId, useRef, useState } from 'react'
import type { EditorView } from '@codemirror/view'
import type { JsonSchema } from './completion'
import type { JsonFault } from './fault'
import './json.css'

/** How tall an editor is: `short` for the value of a field, `tall` for a document. */
export type EditorSize = 'short' | 'tall'

/**
 * An editor for JSON text: it marks and names the first fault, and completes by a schema. Until CodeMirror is loaded, a
 * plain text field takes its place. Tab leaves it.
 */
export function JsonEditor({
  value,
  onChange,
  label,
  schema,
  size = 'tall',
  describedBy
}: {
  value: string
  onChange: (text: string) => void
  /** What is edited: screen readers read it. */
  label: string
  /** What completion offers. Must be the same object as long as it offers the same. Default: nothing. */
  schema?: JsonSchema
  size?: EditorSize
  /** The id of the element that describes the text. */
  describedBy?: string
}) {
  const parent = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const latest = useRef({ value, onChange })
  const [editor, setEditor] = useState<{ view: EditorView; setText: (view: EditorView, text: string) => void }>()
  const [fault, setFault] = useState<JsonFault>()
  const faultId = useId()
  latest.current = { value, onChange }

  useEffect(() => {
    let view: EditorView | undefined
    let isGone = false
    void import('./code-mirror.js').then(({ createJsonEditor, setText }) => {
      if (isGone || !parent.current) return
      const hadFocus = document.activeElement === plain.current
      const described = [describedBy, faultId].filter(Boolean).join(' ')
      view = createJsonEditor({
        parent: parent.current,
        text: latest.current.value,
        attributes: { 'aria-label': label, 'aria-describedby': described },
        schema,
        onChange: (text) => latest.current.onChange(text),
        onFault: setFault
      })
      setEditor({ view, setText })
      if (hadFocus) view.focus()
    })
    return () => {
      isGone = true
      view?.destroy()
      setEditor(undefined)
    }
  }, [label, schema, describedBy, faultId])

  useEffect(() => {
    if (editor) editor.setText(editor.view, value)
  }, [editor, value])

  return (
    <div className="json-editor" data-size={size} data-invalid={fault ? true : undefined}>
      <div ref={parent} className="json-editor-frame">
        {!editor && (
          <textarea
            ref={plain}
            aria-label={label}
            aria-describedby={describedBy}
            spellCheck={false}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </div>
      <p id={faultId} className="field-error" aria-live="polite">
        {fault?.message}
      </p>
    </div>
  )
}
