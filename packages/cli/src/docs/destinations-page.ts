import { relative } from 'node:path'
import { describeDestination } from '../describe/destination-description'
import type { DestinationDescription } from '../describe/destination-description'
import { destinationsDirectory, listDestinations } from '../workspace/destinations'
import type { Mode } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'

/** The text of `docs/destinations.md`: a table of all destinations of the workspace `root`. Loads every definition. */
export function destinationsPage(root: string): string {
  return `# Destinations

Made from the definitions by \`./bin/run docs:reference\`. Changes made by hand are lost.

\`./bin/run docs <folder>\` prints the page of one destination: its settings, actions, fields and presets.

${section(root, 'cloud', 'On a server')}

${section(root, 'device', 'In a browser')}
`
}

/** The columns after name, folder and slug. */
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
