import type { Plugin } from 'prettier'
import style from '../../../../.prettierrc.json'

/** The value as JSON in this repository's style. */
export async function formatJson(value: object): Promise<string> {
  // prettier's main entry imports natively, which jest in CommonJS mode cannot do; the standalone one is the same code.
  const { format } = await import('prettier/standalone')
  const plugins = await Promise.all([import('prettier/plugins/babel'), import('prettier/plugins/estree')])
  return format(JSON.stringify(value, null, 2), { ...(style as object), parser: 'json', plugins: plugins as Plugin[] })
}
