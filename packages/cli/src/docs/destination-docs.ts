import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  describeDestination,
  type DestinationDescription,
  type FieldDescription,
  needOf,
  typeOf,
  type VariableDescription
} from '../describe/describe'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { format } from '../files/format'

/** The documentation page of a destination. */
export interface DestinationDocs {
  /** The page as a document with a title. */
  page: string
  /** The absolute path of the destination's `README.md`. */
  file: string
  /** The text that the file should contain. */
  readme: string
  /** Whether the file contains it. */
  current: boolean
}

/**
 * Generates the documentation of a destination from its definition, without writing it. Throws as `loadDefinition`
 * does.
 */
export async function documentDestination({ directory, entry }: DestinationPlace): Promise<DestinationDocs> {
  const definition = loadDefinition(entry)
  const body = destinationPage(describeDestination(definition))
  const file = join(directory, 'README.md')
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const readme = await format(readmeWith(body, definition.name, old), 'md')
  return { page: await format(`# ${definition.name}\n\n${body}`, 'md'), file, readme, current: readme === old }
}

const BEGIN = '<!-- Made from the definition by `./bin/run docs`. Changes made by hand up to the end mark are lost. -->'
const END = '<!-- The end of what `./bin/run docs` makes. -->'

/**
 * Returns the text of a destination's `README.md` with the page in it. The page replaces the previous one, or is
 * appended if there is none. Text that people wrote around it stays.
 *
 * @param old the text of the file; `undefined` if it does not exist, in which case the name becomes the title
 */
export function readmeWith(page: string, name: string, old: string | undefined): string {
  const made = `${BEGIN}\n\n${page.trim()}\n\n${END}`
  if (old === undefined) return `# ${name}\n\n${made}\n`
  const [begin, end] = [old.indexOf(BEGIN), old.indexOf(END)]
  if (begin === -1 || end < begin) return `${old.trimEnd()}\n\n${made}\n`
  return old.slice(0, begin) + made + old.slice(end + END.length)
}

/**
 * Returns a destination's page in Markdown, from level-2 headings down: settings, environment variables, actions with
 * fields, presets.
 */
export function destinationPage(destination: DestinationDescription): string {
  const { description, environment, authentication, settings, audience, actions, presets } = destination
  return [
    ...(description ? [description, ''] : []),
    `## Settings`,
    '',
    ...(authentication ? [`Authentication: \`${authentication.scheme}\`.`, ''] : []),
    ...(settings.length > 0 ? fieldTable(settings) : ['There are none.']),
    ...(audience && audience.settings.length > 0
      ? ['', '## Audience settings', '', ...fieldTable(audience.settings)]
      : []),
    ...(environment.length > 0 ? ['', '## Environment variables', '', ...variableTable(environment)] : []),
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

function variableTable(variables: VariableDescription[]): string[] {
  const rows = variables.map(
    ({ variable, description }) => `| ${[code(variable), description].map(cell).join(' | ')} |`
  )
  return ['| Variable | What it holds |', '| --- | --- |', ...rows]
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

/** Returns the label, the description and the choices. */
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

/** Formats a code span, also for a text that contains backticks. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${text} ${fence}` : fence + text + fence
}

/** Escapes a text for a table cell. */
function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
}
