import type { DestinationDescription, FieldDescription } from '../describe/destination-description'
import { needOf, typeOf } from '../describe/print-description'

/** The page of a destination in Markdown, from the second level of headings on: settings, actions with fields, presets. */
export function destinationPage(destination: DestinationDescription): string {
  const { description, authentication, settings, audience, actions, presets } = destination
  return [
    ...(description ? [description, ''] : []),
    `## Settings`,
    '',
    ...(authentication ? [`Authentication: \`${authentication.scheme}\`.`, ''] : []),
    ...(settings.length > 0 ? fieldTable(settings) : ['There are none.']),
    ...(audience && audience.settings.length > 0
      ? ['', '## Audience settings', '', ...fieldTable(audience.settings)]
      : []),
    '',
    '## Actions',
    ...actions.flatMap((action) => [
      '',
      `### ${action.title}`,
      '',
      action.description,
      '',
      `- Key: \`${action.key}\``,
      ...(action.defaultSubscription ? [`- Default trigger: ${code(action.defaultSubscription)}`] : []),
      `- Batches: ${action.hasPerformBatch ? 'yes' : 'no'}`,
      ...(action.fields.length > 0 ? ['', ...fieldTable(action.fields)] : [])
    ]),
    ...(presets.length > 0 ? ['', '## Presets', '', ...presetTable(presets)] : []),
    ''
  ].join('\n')
}

function fieldTable(fields: FieldDescription[]): string[] {
  const rows = fields.flatMap((field) => fieldRows(field.key, field))
  return ['| Field | Type | Needed | Default | What it is |', '| --- | --- | --- | --- | --- |', ...rows]
}

function fieldRows(key: string, field: FieldDescription): string[] {
  const cells = [
    code(key),
    typeOf(field),
    needOf(field),
    field.default === undefined ? '' : code(inJson(field.default))
  ]
  const properties = Object.entries(field.properties ?? {}) as [string, FieldDescription][]
  return [
    `| ${[...cells, meaningOf(field)].map(cell).join(' | ')} |`,
    ...properties.flatMap(([name, property]) =>
      fieldRows(`${key}.${name}`, { ...property, required: property.required ?? false })
    )
  ]
}

/** The label, the description, and what can be chosen. */
function meaningOf({ label, description, choices = [] }: FieldDescription): string {
  const values = choices.map((choice) => code(String(typeof choice === 'string' ? choice : choice.value)))
  return [`**${label}.**`, description, values.length > 0 ? `One of ${values.join(', ')}.` : undefined]
    .filter((part) => part !== undefined)
    .join(' ')
}

function presetTable(presets: DestinationDescription['presets']): string[] {
  const rows = presets.map((preset) => {
    const when = preset.subscribe ?? ('eventSlug' in preset ? String(preset.eventSlug) : '')
    return `| ${[preset.name ?? '', code(preset.partnerAction), code(when)].map(cell).join(' | ')} |`
  })
  return ['| Preset | Action | When |', '| --- | --- | --- |', ...rows]
}

function inJson(value: unknown): string {
  return JSON.stringify(value)
}

/** A code span that may hold backticks. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${text} ${fence}` : fence + text + fence
}

/** A text as one cell of a table. */
function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
}
