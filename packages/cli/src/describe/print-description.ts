import type { ActionDescription, DestinationDescription, FieldDescription } from './destination-description'

/** A destination for people: what to fill in, what it can do and what it does by itself. */
export function printDescription(destination: DestinationDescription): string[] {
  const { name, slug, mode, description, authentication, settings, audience, actions, presets } = destination
  return [
    `${name} (${slug ?? 'no slug'}), ${mode} mode`,
    ...(description ? [description] : []),
    '',
    `Authentication: ${authentication?.scheme ?? 'none'}`,
    ...fieldLines('Settings', settings, '  '),
    ...fieldLines('Audience settings', audience?.settings ?? [], '  '),
    ...actions.flatMap(actionLines),
    ...(presets.length > 0 ? ['', 'Presets:'] : []),
    ...presets.map(({ name: preset, partnerAction, subscribe, ...rest }) => {
      const when = subscribe ?? ('eventSlug' in rest ? String(rest.eventSlug) : '')
      return `  ${preset}: ${partnerAction} when ${when}`
    })
  ]
}

function actionLines({ key, title, description, defaultSubscription, hasPerformBatch, fields }: ActionDescription) {
  return [
    '',
    `Action ${key}: ${title}${hasPerformBatch ? ', alone or in batches' : ''}`,
    `  ${description}`,
    ...(defaultSubscription ? [`  By default when ${defaultSubscription}`] : []),
    ...fieldLines('Fields', fields, '    ')
  ]
}

function fieldLines(title: string, fields: FieldDescription[], indentation: string): string[] {
  if (fields.length === 0) return []
  const rows = fields.map((field) => [field.key, typeOf(field), needOf(field), field.label])
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) => indentation + row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
  return [`${indentation.slice(2)}${title}:`, ...lines.map((line) => line.trimEnd())]
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
