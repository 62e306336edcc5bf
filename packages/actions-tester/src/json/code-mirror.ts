import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { indentOnInput, indentService } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { Decoration, EditorView, keymap, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { completeBy, type JsonSchema } from './completion'
import { faultOf, type JsonFault } from './fault'
import { placeAt } from './place'
import { tokensOf } from './tokens'

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
    json,
    history(),
    indentOnInput(),
    highlighting,
    faultMark,
    keymap.of([...standardKeymap, ...historyKeymap, ...completionKeymap]),
    EditorView.lineWrapping,
    // Assistive technology does not know that what can be edited can have the focus.
    EditorView.contentAttributes.of({ ...attributes, tabindex: '0' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (!docChanged) return
      onChange(state.doc.toString())
      onFault(faultOf(state.doc.toString()))
    }),
    EditorState.tabSize.of(2),
    theme,
    ...(schema ? [autocompletion({ override: [completeBy(schema)], icons: false })] : [])
  ]
  const view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) })
  onFault(faultOf(text))
  return view
}

/** Replaces the text of an editor, if it has another one. */
export function setText(view: EditorView, text: string): void {
  const { doc } = view.state
  if (doc.toString() !== text) view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
}

/** Underlines the first fault. `@codemirror/lint` would do it too, but with 7 kB more. */
const faultMark = EditorView.decorations.compute(['doc'], (state) => {
  const fault = faultOf(state.doc.toString())
  if (!fault) return Decoration.none
  // A mark has at least one character.
  const to = Math.min(Math.max(fault.to, fault.from + 1), state.doc.length)
  return Decoration.set(Decoration.mark({ class: 'cm-fault' }).range(Math.min(fault.from, to - 1), to))
})

/** Lines that are indented by how deep they are. The parser of Lezer would do more, and costs 12 kB. */
const json: Extension = [
  EditorState.languageData.of(() => [{ indentOnInput: /^\s*[}\]]$/ }]),
  indentService.of((context, position) => {
    const { path, expects } = placeAt(context.state.sliceDoc(0, position), position)
    const depth = path.length + (expects === 'key' ? 1 : 0)
    const isClosing = /^\s*[}\]]/.test(context.textAfterPos(position))
    return Math.max(depth - (isClosing ? 1 : 0), 0) * context.unit
  })
]

/** Colours what is in view. No JSON string goes over the end of a line. */
const highlighting = ViewPlugin.fromClass(
  class {
    colours: DecorationSet
    constructor(view: EditorView) {
      this.colours = coloursOf(view)
    }
    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      if (docChanged || viewportChanged) this.colours = coloursOf(view)
    }
  },
  { decorations: ({ colours }) => colours }
)

function coloursOf(view: EditorView): DecorationSet {
  const marks = view.visibleRanges.flatMap(({ from, to }) => {
    let position = view.state.doc.lineAt(from).from
    return tokensOf(view.state.sliceDoc(position, to)).flatMap(({ kind, text }) => {
      position += text.length
      return kind ? [MARKS[kind].range(position - text.length, position)] : []
    })
  })
  return Decoration.set(marks)
}

const markOf = (kind: string) => Decoration.mark({ attributes: { 'data-token': kind } })
const MARKS = { key: markOf('key'), text: markOf('text'), number: markOf('number'), word: markOf('word') }

const theme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--bg)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: '12px/16px var(--mono)', minHeight: 'inherit', maxHeight: 'inherit' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 8px' },
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
  '.cm-completionDetail': { font: '12px/16px var(--font)', fontStyle: 'normal', color: 'var(--text-dim)' }
})
