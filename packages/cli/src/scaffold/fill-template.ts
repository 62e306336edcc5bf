import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { format } from '../files/format'

const TEMPLATES = resolve(__dirname, '../../../../templates')

/** A single-quoted literal on one line that contains a placeholder. Literals of templates need no escapes. */
const LITERAL = /'([^'\\\n]*\{\{\w+\}\}[^'\\\n]*)'/g

/**
 * Fills in a template and formats it.
 *
 * A template is a folder of TypeScript and Markdown files. A placeholder such as `{{name}}` may be anywhere in Markdown. In
 * TypeScript it must be inside a single-quoted literal, so that the template is valid TypeScript too; the whole literal
 * is rewritten, so that any value is safe.
 *
 * @param template the template's path under `templates/`, for example `actions/server`
 * @param values the text for each placeholder
 * @returns the text of each file by its path in the template
 */
export async function fillTemplate(template: string, values: Record<string, string>): Promise<Map<string, string>> {
  const directory = join(TEMPLATES, template)
  const files = new Map<string, string>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const text = readFileSync(path, 'utf8')
    const filled = path.endsWith('.md') ? format(replace(text, values), 'md') : format(fill(text, values), 'ts')
    files.set(relative(directory, path), await filled)
  }
  return files
}

/** Fills in the literals of one TypeScript file. Throws if a placeholder has no value. */
export function fill(source: string, values: Record<string, string>): string {
  return source.replace(LITERAL, (_, text: string) => JSON.stringify(replace(text, values)))
}

function replace(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The template has the placeholder ${placeholder}, which has no value.`)
    return value
  })
}
