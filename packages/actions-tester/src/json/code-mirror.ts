import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { Decoration, EditorView, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { completeBy, type JsonSchema } from './completion'
import { faultOf, type JsonFault } from './fault'

/** What an editor is made with. */
export interface EditorOptions {
  parent: HTMLElement
  text: string
  /** Attributes of the element that takes the text, such as `aria-label`. */
  attributes: Record<string, string>
  /** What completion offers. Default: nothing. */
  schema?: JsonSchema
  onChange: (text: string) => void
  /** Called after each change, with what is wrong with the text. */
  onFault: (fault: JsonFault | undefined) => void
}

/** Makes an editor for JSON. Tab leaves it, so that nobody is caught in it. */
export function createJsonEditor(options: EditorOptions): EditorView {
  const { parent, text, attributes, schema, onChange, onFault } = options
  const extensions: Extension[] = [
    json(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    syntaxHighlighting(highlighting),
    faultMark,
    keymap.of([
      ...closeBracketsKeymap,
      // The page runs the event with it.
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      ...historyKeymap,
      ...completionKeymap
    ]),
    EditorView.lineWrapping,
    // Assistive technology does not know that what can be edited can have the focus.
    EditorView.contentAttributes.of({ ...attributes, tabindex: '0' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (!docChanged) return
      onChange(state.doc.toString())
      onFault(faultOf(state))
    }),
    EditorState.tabSize.of(2),
    theme,
    ...(schema ? [autocompletion({ override: [completeBy(schema)], icons: false })] : [])
  ]
  const view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) })
  onFault(faultOf(view.state))
  return view
}

/** Replaces the text of an editor, if it has another one. */
export function setText(view: EditorView, text: string): void {
  const { doc } = view.state
  if (doc.toString() !== text) view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
}

/** Underlines the first fault. `@codemirror/lint` would do it too, but with 7 kB more. */
const faultMark = EditorView.decorations.compute(['doc'], (state) => {
  const fault = faultOf(state)
  if (!fault) return Decoration.none
  // A mark has at least one character.
  const to = Math.min(Math.max(fault.to, fault.from + 1), state.doc.length)
  return Decoration.set(Decoration.mark({ class: 'cm-fault' }).range(Math.min(fault.from, to - 1), to))
})

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-text)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-word)' }
])

const theme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--bg)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: '12px/16px var(--mono)', minHeight: 'inherit', maxHeight: 'inherit' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 8px' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--bg-selected)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--bg-selected)' },
  '.cm-foldPlaceholder': { background: 'var(--bg-hover)', border: '0', color: 'var(--text-dim)', padding: '0 4px' },
  '.cm-panels': { backgroundColor: 'var(--bg-side)', color: 'var(--text)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-textfield': { backgroundColor: 'var(--bg)', border: '1px solid var(--line-strong)', borderRadius: '4px' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--bg-raised)',
    border: '1px solid var(--line)',
    borderRadius: '4px'
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--bg-raised)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden'
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: '12px/16px var(--mono)', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--bg-selected)', color: 'var(--text)' },
  '.cm-completionDetail': { font: '12px/16px var(--font)', fontStyle: 'normal', color: 'var(--text-dim)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--failed)', padding: '4px 8px', font: '12px/16px var(--font)' }
})
