import { realTypeOf } from '../data/values'
import { MappingError, MappingTypeError } from './errors'
import { MAX_TEMPLATE_LENGTH } from './limits'
import { memoize } from './memoize'
import type { Compiler, Evaluate } from './directives/directive'
import { get, isWhole } from './path'
import { valueAt } from './reader'
import { textOf } from './text-of'

/** A stretch of a template: `text` stands as it is, then the value at `path` follows, if there is one. */
interface Piece {
  text: string
  path?: string
}

/**
 * Fills in a template: `{{path}}` and `{{{path}}}` alike are replaced by the text of the value at that path. Missing
 * values and `null` give nothing; HTML is not escaped; an empty `{{}}` stays. What is filled in is never read as a
 * template again. Takes time linear in the length of the template.
 *
 * @param template at most 100,000 characters
 * @param data where the paths lead, usually an event
 * @throws MappingTypeError where the template is not a text
 * @throws MappingError where it is too long
 */
export function render(template: string, data: unknown = {}): string {
  if (typeof template !== 'string') {
    throw new MappingTypeError(`Invalid template! Template should be a "string" but ${realTypeOf(template)} was given.`)
  }
  let output = ''
  for (const { text, path } of parse(template)) {
    output += text
    if (path !== undefined) output += textOf(get(data, path))
  }
  return output
}

/**
 * Makes a function that gives what {@link render} gives.
 *
 * @returns `undefined` for a template that is too long, or that shows the data as a whole
 */
export function compileTemplate(template: string, compiler: Compiler): Evaluate | undefined {
  if (template.length > MAX_TEMPLATE_LENGTH) return undefined
  const pieces = parse(template)
  if (pieces.some(({ path }) => path !== undefined && isWhole(path))) return undefined
  const parts = pieces.map(({ text, path }) => ({ text, spot: path === undefined ? undefined : compiler.spot(path) }))
  return ({ parents }) => {
    let output = ''
    for (const { text, spot } of parts) {
      output += text
      if (spot) output += textOf(valueAt(spot, parents))
    }
    return output
  }
}

/** The paths whose values a template shows, in order. */
export function pathsOfTemplate(template: string): string[] {
  return parse(template).flatMap(({ path }) => path ?? [])
}

/** What stands between `{{` and the next `}}` in a text, every time and with its blanks: `{{{b}}}` gives `{b`. */
export function getTemplateKeys(template: string): string[] {
  const keys: string[] = []
  let open = template.indexOf('{{')
  while (open !== -1) {
    const close = template.indexOf('}}', open + 2)
    if (close === -1) break
    keys.push(template.slice(open + 2, close))
    open = template.indexOf('{{', close + 2)
  }
  return keys
}

const parse = memoize((template): Piece[] => {
  if (template.length > MAX_TEMPLATE_LENGTH) {
    throw new MappingError(
      `The template has ${template.length} characters; at most ${MAX_TEMPLATE_LENGTH} are allowed. Shorten it.`
    )
  }
  const pieces: Piece[] = []
  let textStart = 0
  let position = 0
  // A path holds no `}`, so a placeholder that opens after one `}` can only close at the next.
  for (let close = template.indexOf('}'); close !== -1; close = template.indexOf('}', position)) {
    const span = template.slice(position, close)
    // Three braces win over two.
    const braces = [3, 2].find((count) => closes(span, template, close, count))
    if (braces === undefined) {
      position = close + 1
      continue
    }
    const open = span.indexOf('{'.repeat(braces))
    pieces.push({ text: template.slice(textStart, position + open), path: span.slice(open + braces).trim() })
    textStart = position = close + braces
  }
  pieces.push({ text: template.slice(textStart) })
  return pieces
})

/** Whether a placeholder of so many braces opens in the span before `close`, is not empty, and closes there. */
function closes(span: string, template: string, close: number, braces: number): boolean {
  const open = span.indexOf('{'.repeat(braces))
  return open !== -1 && open + braces < span.length && template.startsWith('}'.repeat(braces), close)
}
