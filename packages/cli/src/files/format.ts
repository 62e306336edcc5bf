import type { Plugin } from 'prettier'
import style from '../../../../.prettierrc.json'

/** The parsers for files of the repository, by the end of their names. */
const PARSERS = {
  md: { parser: 'markdown', plugins: () => [import('prettier/plugins/markdown')] },
  ts: {
    parser: 'typescript',
    plugins: () => [import('prettier/plugins/typescript'), import('prettier/plugins/estree')]
  },
  json: { parser: 'json', plugins: () => [import('prettier/plugins/babel'), import('prettier/plugins/estree')] }
} as const

/**
 * Formats a text in this repository's style with prettier.
 *
 * @param kind the end of the file's name: `ts`, `json` or `md`
 * @throws prettier's SyntaxError if the text does not parse
 */
export async function format(text: string, kind: keyof typeof PARSERS): Promise<string> {
  // Prettier's main entry takes longer to load.
  const prettier = await import('prettier/standalone')
  const { parser, plugins } = PARSERS[kind]
  return prettier.format(text, { ...(style as object), parser, plugins: (await Promise.all(plugins())) as Plugin[] })
}
