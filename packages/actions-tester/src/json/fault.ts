import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/** What is wrong with a JSON text, and where. */
export interface JsonFault {
  from: number
  to: number
  message: string
}

/** Returns the first fault of the JSON text of an editor; undefined if there is none, or no text. */
export function faultOf(state: EditorState): JsonFault | undefined {
  const text = state.doc.toString()
  if (text.trim() === '') return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const reason = reasonOf((error as Error).message)
    const { from, to } = firstErrorNode(state) ?? { from: text.length, to: text.length }
    const { number, from: start } = state.doc.lineAt(from)
    return { from, to, message: `Line ${number}, column ${from - start + 1}: ${reason}` }
  }
}

/** Not every engine says where `JSON.parse` stopped, so the place is that of the editor's own parser. */
function firstErrorNode(state: EditorState): { from: number; to: number } | undefined {
  let found: { from: number; to: number } | undefined
  const tree = ensureSyntaxTree(state, state.doc.length, 100) ?? syntaxTree(state)
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError && (!found || from < found.from)) found = { from, to }
      return !found
    }
  })
  return found
}

function reasonOf(message: string): string {
  const [reason = ''] = message.replace(/^JSON.parse: /, '').split(/ in JSON at |, "| at line |, \.\.\."/)
  return `${reason.replace(/^Unexpected end of JSON input$/, 'the text ends too early').replace(/\.$/, '')}.`
}
