import type { Plugin } from 'prettier'
import style from '../../../../.prettierrc.json'

/**
 * Formats TypeScript in this repository's style.
 *
 * Throws prettier's SyntaxError when `source` does not parse.
 */
export async function formatSource(source: string): Promise<string> {
  // prettier's main entry imports natively, which jest in CommonJS mode cannot do; the standalone one is the same code.
  const { format } = await import('prettier/standalone')
  const plugins = await Promise.all([import('prettier/plugins/typescript'), import('prettier/plugins/estree')])
  return format(source, { ...(style as object), parser: 'typescript', plugins: plugins as Plugin[] })
}
