import { isArray, isObject, realTypeOf } from '../data/values'
import { memoize } from '../data/bounded-cache'
import type { Compiler, Evaluate } from './directives/directive'
import { MappingError, MappingTypeError } from './errors'
import { Evaluation } from './evaluation'
import { checkDataDepth, MAX_TEMPLATE_LENGTH } from './limits'
import { get } from './path'

/** A part of a template: a text, followed by the value at `path` if there is one. */
interface Piece {
  text: string
  path?: string
}

/**
 * Fills in a template: replaces `{{path}}` and `{{{path}}}` with the text of the value at that path. Missing values and
 * `null` become empty; HTML is not escaped; an empty `{{}}` stays. Filled-in text is never scanned for placeholders.
 * Takes linear time in the length of the template.
 *
 * @param template at most 100,000 characters
 * @param data what the paths look up, usually an event
 * @param evaluation counts the characters for a mapping. Default: an evaluation of its own
 * @throws MappingTypeError if the template is not a text
 * @throws MappingError if it is too long, or makes more than 10,000,000 characters
 *
 * @example
 * import { render } from '@segment/actions-core/mapping-kit'
 *
 * render('Hello {{traits.name}}', { traits: { name: 'Ada' } }) // 'Hello Ada'
 */
export function render(template: string, data: unknown = {}, evaluation = new Evaluation()): string {
  if (typeof template !== 'string') {
    throw new MappingTypeError(`Invalid template! Template should be a "string" but ${realTypeOf(template)} was given.`)
  }
  let output = ''
  for (const { text, path } of parse(template)) {
    const value = path === undefined ? '' : textOf(get(data, path), evaluation)
    evaluation.addCharacters(text.length + value.length)
    output += text + value
  }
  return output
}

/** Compiles a template to a function with the result and errors of {@link render}. */
export function compileTemplate(template: string, compiler: Compiler): Evaluate {
  if (template.length > MAX_TEMPLATE_LENGTH) return ({ payload, evaluation }) => render(template, payload, evaluation)
  const parts = parse(template).map(({ text, path }) => ({
    text,
    find: path === undefined ? path : compiler.find(path)
  }))
  return (frame) => {
    let output = ''
    for (const { text, find } of parts) {
      const value = find ? textOf(find(frame), frame.evaluation) : ''
      frame.evaluation.addCharacters(text.length + value.length)
      output += text + value
    }
    return output
  }
}

/**
 * Returns the text of an event's value in a template: empty for `null` and `undefined`, comma-separated for arrays,
 * `[object Object]` for objects. Never calls a method of the event, such as its own `toString`.
 *
 * @throws MappingError for arrays nested more than 500 levels deep, containing themselves, or beyond the limits of the
 *   evaluation
 */
export function textOf(value: unknown, evaluation: Evaluation, depth = 1): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (isObject(value)) return '[object Object]'
  if (!isArray(value)) return String(value)
  checkDataDepth(depth)
  evaluation.addValues(value.length)
  return value
    .map((element) => {
      const text = textOf(element, evaluation, depth + 1)
      evaluation.addCharacters(text.length)
      return text
    })
    .join(',')
}

/** Returns the paths of the values in a template, in order. */
export function pathsOfTemplate(template: string): string[] {
  return parse(template).flatMap(({ path }) => path ?? [])
}

/**
 * Lists the texts between each `{{` and the next `}}`, with their spaces: `{{{b}}}` becomes `{b`.
 *
 * @example
 * import { getTemplateKeys } from '@segment/actions-core'
 *
 * getTemplateKeys('{{properties.name}} by {{userId}}') // ['properties.name', 'userId']
 */
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
  // A path contains no `}`, so a placeholder that opens after one `}` can only close at the next.
  for (let close = template.indexOf('}'); close !== -1; close = template.indexOf('}', position)) {
    const span = template.slice(position, close)
    // Three braces take precedence over two.
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

/** Whether a placeholder of `braces` braces opens in the span before `close`, is not empty, and closes at `close`. */
function closes(span: string, template: string, close: number, braces: number): boolean {
  const open = span.indexOf('{'.repeat(braces))
  return open !== -1 && open + braces < span.length && template.startsWith('}'.repeat(braces), close)
}
