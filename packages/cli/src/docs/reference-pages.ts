import { join } from 'node:path'
import { rulesPage } from '../lint/rules-page'
import { cliPage } from './cli-page'
import type { DocumentedCommand } from './cli-page'
import { destinationsPage } from './destinations-page'
import { format } from '../files/format'

/** The generated pages of the workspace `root`: the text of each by its absolute path. */
export async function referencePages(root: string, commands: DocumentedCommand[]): Promise<Map<string, string>> {
  return new Map([
    [join(root, 'docs', 'cli.md'), await format(cliPage(commands), 'md')],
    [join(root, 'docs', 'destinations.md'), await format(destinationsPage(root), 'md')],
    [join(root, 'docs', 'rules.md'), await format(rulesPage(), 'md')]
  ])
}
