import { join, relative } from 'node:path'
import { loadRule, rules, type Rule } from '@segment/action-destinations/conformance'
import { cliPage, type DocumentedCommand } from './cli-page'
import { format } from '../files/format'
import { describeDestination, type DestinationDescription } from '../describe/describe'
import { destinationsDirectory, listDestinations, type Mode } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'

/** Generates the reference pages of the workspace `root`. Returns the text of each by its absolute path. */
export async function referencePages(root: string, commands: DocumentedCommand[]): Promise<Map<string, string>> {
  return new Map([
    [join(root, 'docs', 'cli.md'), await format(cliPage(commands), 'md')],
    [join(root, 'docs', 'destinations.md'), await format(destinationsPage(root), 'md')],
    [join(root, 'docs', 'rules.md'), await format(rulesPage(), 'md')]
  ])
}

/** Returns the text of `docs/destinations.md`: a table of all destinations of the workspace. Loads every definition. */
export function destinationsPage(root: string): string {
  return `# Destinations

Generated from the definitions by \`./bin/run docs:reference\`. Changes made by hand are lost.

\`./bin/run docs <folder>\` prints the page of one destination: its settings, actions, fields and presets.

${section(root, 'cloud', 'On a server')}

${section(root, 'device', 'In a browser')}
`
}

/** Returns the columns after name, folder and slug. */
const columns: Record<Mode, Record<string, (description: DestinationDescription) => string | number>> = {
  cloud: {
    Authentication: ({ authentication }) => authentication?.scheme ?? 'none',
    Actions: ({ actions }) => actions.length,
    'With batches': ({ actions }) => actions.filter(({ hasPerformBatch }) => hasPerformBatch).length,
    Presets: ({ presets }) => presets.length
  },
  device: {
    Actions: ({ actions }) => actions.length,
    Presets: ({ presets }) => presets.length
  }
}

function section(root: string, mode: Mode, title: string): string {
  const rows = listDestinations(root, mode)
    .map(({ name: folder, entry }) => ({ folder, description: describeDestination(loadDefinition(entry)) }))
    .toSorted((a, b) => a.description.name.localeCompare(b.description.name, 'en'))
    .map(({ folder, description }) => [
      description.name,
      `\`${folder}\``,
      `\`${description.slug}\``,
      ...Object.values(columns[mode]).map((cell) => cell(description))
    ])
  const head = ['Name', 'Folder', 'Slug', ...Object.keys(columns[mode])]
  return `## ${title}

${rows.length} destinations in \`${relative(root, destinationsDirectory(root, mode))}\`.

${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`
}

/** Returns the text of `docs/rules.md`: a table of all rules. */
export function rulesPage(): string {
  return `# Rules

Generated from the table of rules by \`./bin/run docs:reference\`. Changes made by hand are lost.

\`./bin/run validate\` checks destinations against these rules, and so does the conformance suite of the tests. An error makes
\`validate\` exit with code 1; a warning does not. \`--fix\` repairs what has only one right answer: secrets of type \`string\`, a
missing slug, blanks around texts, numbers and booleans in quotes.

| Code | Severity | What holds | What happens otherwise |
| --- | --- | --- | --- |
${[loadRule, ...rules].map(row).join('\n')}

Where the public facts of a destination (in \`fixtures/facts\` of its package) prescribe what ${list(
    rules.filter(({ yieldsToFacts }) => yieldsToFacts)
  )} would complain of, it is not a fault: saved settings and mappings hold it.
`
}

function row({ code, severity, title, reason }: Omit<Rule, 'check'>): string {
  return `| ${code} | ${severity} | ${title} | ${reason} |`
}

function list(yielding: Rule[]): string {
  const codes = yielding.map(({ code }) => code)
  return `${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}`
}
