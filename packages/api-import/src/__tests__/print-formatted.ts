import type { Plugin } from 'prettier'
import * as estree from 'prettier/plugins/estree'
import * as typescript from 'prettier/plugins/typescript'
import { format } from 'prettier/standalone'
import { printDraft, type DestinationDraft } from '../draft-destination'

const STYLE = { semi: false, singleQuote: true, trailingComma: 'none', printWidth: 120 } as const

/** The files of a draft, the sources formatted, so that a test does not depend on blanks and quotes. */
export async function printFormatted(draft: DestinationDraft): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const [path, text] of printDraft(draft, { name: 'Acme', slug: 'actions-acme' }, '# Acme\n')) {
    const options = { ...STYLE, parser: 'typescript', plugins: [typescript, estree as Plugin] }
    files.set(path, path.endsWith('.ts') ? await format(text, options) : text)
  }
  return files
}
