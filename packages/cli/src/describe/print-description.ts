import { indentLines, tableLines, wrapText } from '../terminal/lines'
import type { ActionDescription, DestinationDescription, FieldDescription } from './destination-description'

/**
 * A destination for people, in lines of at most `width` columns: what to fill in, what it can do and what it does by
 * itself.
 */
export function printDescription(destination: DestinationDescription, width: number): string[] {
  const { name, slug, mode, description, authentication, settings, audience, actions, presets } = destination
  return [
    ...wrapText(`${name} (${slug ?? 'no slug'}), ${mode} mode`, width),
    ...(description ? wrapText(description, width) : []),
    '',
    `Authentication: ${authentication?.scheme ?? 'none'}`,
    ...fieldLines('Settings', settings, 2, width),
    ...fieldLines('Audience settings', audience?.settings ?? [], 2, width),
    ...actions.flatMap((action) => actionLines(action, width)),
    ...(presets.length > 0 ? ['', 'Presets:'] : []),
    ...presets.flatMap(({ name: preset, partnerAction, subscribe, ...rest }) => {
      const when = subscribe ?? ('eventSlug' in rest ? String(rest.eventSlug) : '')
      return hanging(`${preset}: ${partnerAction} when ${when}`, width)
    })
  ]
}

function actionLines(action: ActionDescription, width: number): string[] {
  const { key, title, description, defaultSubscription, hasPerformBatch, fields } = action
  return [
    '',
    ...wrapText(`Action ${key}: ${title}${hasPerformBatch ? ', alone or in batches' : ''}`, width),
    ...indentLines(wrapText(description, width - 2), 2),
    ...(defaultSubscription ? hanging(`By default when ${defaultSubscription}`, width) : []),
    ...fieldLines('Fields', fields, 4, width)
  ]
}

/** A line under a heading, with what does not fit on it further in. */
function hanging(text: string, width: number): string[] {
  const [first = '', ...more] = wrapText(text, width - 4)
  return [`  ${first}`, ...indentLines(more, 4)]
}

function fieldLines(title: string, fields: FieldDescription[], indentation: number, width: number): string[] {
  if (fields.length === 0) return []
  const rows = fields.map((field) => [field.key, typeOf(field), needOf(field), field.label])
  const lines = tableLines(rows, width - indentation)
  return [...indentLines([`${title}:`], indentation - 2), ...indentLines(lines, indentation)]
}

/** The type of a field in words: `string`, `list of object`. */
export function typeOf({ type, multiple }: Pick<FieldDescription, 'type' | 'multiple'>): string {
  return multiple ? `list of ${type}` : type
}

/** Whether a field must be filled in: `required`, `sometimes` or `optional`. */
export function needOf({ required }: Pick<FieldDescription, 'required'>): string {
  if (typeof required === 'object') return 'sometimes'
  return required ? 'required' : 'optional'
}
