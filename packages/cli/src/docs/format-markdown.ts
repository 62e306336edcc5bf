import type { Plugin } from 'prettier'
import style from '../../../../.prettierrc.json'

/** Formats Markdown in this repository's style. */
export async function formatMarkdown(text: string): Promise<string> {
  // prettier's main entry imports natively, which jest in CommonJS mode cannot do; the standalone one is the same code.
  const { format } = await import('prettier/standalone')
  const plugins = [await import('prettier/plugins/markdown')]
  return format(text, { ...(style as object), parser: 'markdown', plugins: plugins as Plugin[] })
}
