import { indentLines, wrapText } from '../terminal/lines'
import { clip, inline, type Paint } from '../terminal/paint'
import type { ConditionReport, Explanation, FieldReport, FilterReport } from '@segment/actions-session'

/** Formats the explanation of an event in lines of about `width` columns. */
export function describeExplanation(explanation: Explanation, width: number, paint: Paint): string[] {
  const { filters, trigger, fields, problems, mappingError } = explanation
  const isDropped = filters.some(({ applied, do: deed }) => applied && deed === 'drop')
  const mapped = fields.filter(({ origin }) => origin !== null)
  const unmapped = fields.filter(({ origin }) => origin === null)
  const ways = filters.flatMap((filter) => describeFilter(filter, width, paint))
  if (isDropped) return ways
  return [
    ...ways,
    ...(trigger ? describeTrigger(trigger, width, paint) : [`${paint('bold', 'Trigger')}  none: every event matches`]),
    ...(mapped.length > 0 ? ['', paint('bold', 'Fields')] : []),
    ...indentLines(
      mapped.flatMap((field) => describeField(field, width - 2, paint)),
      2
    ),
    ...(unmapped.length > 0 ? describeUnmapped(unmapped, width) : []),
    ...(mappingError === null
      ? []
      : ['', paint('bold', 'Mapping'), ...indentLines(wrapText(mappingError, width - 2), 2)]),
    ...(problems.length > 0 ? ['', paint('bold', 'Problems')] : []),
    ...problems.flatMap(({ path, message }) => [
      `  ${paint('red', path)}`,
      ...indentLines(wrapText(message, width - 4), 4)
    ])
  ]
}

/** Says what a filter did, with the conditions of its trigger, and an empty line after them. */
function describeFilter({ name, do: deed, trigger, applied, removed }: FilterReport, width: number, paint: Paint) {
  const effect = deed === 'drop' ? 'dropped the event' : `removed ${removed.join(', ') || 'nothing'}`
  return [
    ...wrapText(`${paint('bold', 'Filter')}  ${name}: ${applied ? effect : 'does not apply'}`, width),
    ...(trigger ? describeConditions(trigger, width, paint) : []),
    ''
  ]
}

function describeTrigger(trigger: NonNullable<Explanation['trigger']>, width: number, paint: Paint) {
  const { origin, met } = trigger
  const from = origin === 'default' ? "the action's default" : originName(origin)
  const verdict = met ? paint('green', 'matches') : paint('red', 'does not match')
  return [`${paint('bold', 'Trigger')}  ${verdict} (${from})`, ...describeConditions(trigger, width, paint)]
}

function describeConditions({ text, conditions }: NonNullable<Explanation['trigger']>, width: number, paint: Paint) {
  const columns = Math.min(Math.max(...conditions.map(lengthOf)), Math.floor(width / 2))
  return [
    ...indentLines(wrapText(text, width - 2), 2),
    '',
    ...conditions.map((condition) => describeCondition(condition, columns, width, paint))
  ]
}

function lengthOf({ depth, text }: ConditionReport): number {
  return depth * 2 + text.length
}

function describeCondition(
  { depth, text, holds, path, ...rest }: ConditionReport,
  columns: number,
  width: number,
  paint: Paint
) {
  const mark = holds ? paint('green', 'yes') : paint('red', 'no ')
  const condition = ' '.repeat(depth * 2) + text
  if (path === undefined) return `  ${mark}  ${condition}`
  const actual = 'actual' in rest ? `${path} is ${inline(rest.actual)}` : `${path} is missing`
  return `  ${mark}  ${condition.padEnd(columns)}  ${clip(actual, Math.max(20, width - 9 - Math.max(columns, condition.length)))}`
}

/** Names the origin of a mapping in messages. */
function originName(origin: NonNullable<FieldReport['origin']>): string {
  return origin === 'default' || origin === 'preset' ? `the ${origin}` : origin
}

/** The column at which the values of a field start. */
const LABEL_WIDTH = 9

function describeField(field: FieldReport, width: number, paint: Paint): string[] {
  const { key, origin, expression, reads, required, changes } = field
  const line = (label: string, text: string) =>
    `  ${paint('dim', label.padEnd(LABEL_WIDTH))}${clip(text, width - LABEL_WIDTH - 2)}`
  const from = expression === undefined ? 'the mapping as a whole' : describeExpression(expression)
  const isPlain = changes.length === 0
  return [
    `${paint('bold', key)}${required === true ? ' (required)' : ''}`,
    line('from', `${from}, ${originName(origin!)}`),
    ...reads.map(({ path, ...rest }) => line('reads', describeRead(path, rest))),
    ...(isPlain ? [] : [line('mapped', inline(field.mapped))]),
    line(isPlain ? 'value' : 'payload', inline(field.payload)),
    ...changes.map(({ path, what }) => line('', `${path} ${what}`))
  ]
}

function describeExpression(expression: unknown): string {
  const [entry, ...others] = Object.entries(Object(expression) as object)
  if (typeof expression !== 'object' || !entry?.[0].startsWith('@') || others.length > 0) return 'a fixed value'
  const [name, operand] = entry as [string, unknown]
  return `${name} ${typeof operand === 'string' ? operand : JSON.stringify(operand)}`
}

function describeRead(path: string, read: { value?: unknown }): string {
  if (path === '') return 'the whole event'
  return 'value' in read ? `${path} = ${inline(read.value)}` : `${path}, which is missing`
}

function describeUnmapped(fields: FieldReport[], width: number): string[] {
  const names = fields.map(({ key, required }) => (required === true ? `${key} (required)` : key))
  return ['', ...indentLines(wrapText(`Not mapped: ${names.join(', ')}`, width - 2), 2)]
}
