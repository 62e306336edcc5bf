/** How far a line may go in this repository's style. */
const WIDTH = 120

/** A text in double quotes, as JSON has it. */
const TEXT = String.raw`"(?:[^"\\]|\\.)*"`

const PROPERTY = new RegExp(String.raw`^(${TEXT}|[A-Za-z_$][\w$]*)(\??:) (.+)$`)

const MEMBER = String.raw`(?:${TEXT}|[\w.-]+(?:\[\])?)`

const UNION = new RegExp(String.raw`^\(?(${MEMBER}(?: \| ${MEMBER})*)(\)?(?:\[\])?)$`)

/**
 * Lays out interfaces in this repository's style, as prettier would and many times as fast. They are given as
 * json-schema-to-typescript prints them, without a format.
 *
 * `undefined` for what it knows no layout for, which is left to prettier then.
 */
export function layOut(source: string): string | undefined {
  const printed = source.trim().replace(/\{\n+\}/g, '{}')
  const lines: string[] = []
  // What each block that is open must be closed by; a list of it has brackets after that.
  const ends: string[] = []
  for (const line of printed.split('\n')) {
    const text = line.trim()
    if (text.startsWith('}')) {
      if (text.replace(/^\}\[\]$/, '}') !== ends.pop()) return undefined
      lines.push(indented(text.replace(')', ''), ends.length))
    } else if (/^(\/\*\*|\*|\/\/)/.test(text)) {
      if (/^ \* .*\S\s+$/.test(line)) return undefined
      lines.push(indented(text.startsWith('*') ? ` ${text}` : text, ends.length))
    } else if (text !== '' || lines.at(-1) !== '') {
      const laidOut = layOutCode(text, ends.length)
      if (!laidOut) return undefined
      lines.push(...laidOut.map((part) => indented(part, ends.length)))
      if (text.endsWith('{')) ends.push(text.endsWith('({') ? '} | null)' : '}')
    }
  }
  return ends.length > 0 ? undefined : `${lines.join('\n')}\n`
}

function layOutCode(text: string, depth: number): string[] | undefined {
  if (text === '' || /^(export interface \w+ \{\}?|\[k: string\]: unknown)$/.test(text)) return [text]
  const [, key = '', mark, type = ''] = PROPERTY.exec(text) ?? []
  // How wide other characters are is for prettier to know.
  if (key === '' || /[^ -~]/.test(text)) return undefined
  const name = `${inQuotes(key)}${mark}`
  if (type === '{' || type === '({') return [`${name} {`]
  if (type === '{}') return [`${name} {}`]
  const [, union, close = ''] = UNION.exec(type) ?? []
  if (union === undefined) return undefined
  const members = (union.match(new RegExp(MEMBER, 'g')) ?? []).map(inQuotes)
  const all = members.join(' | ')
  const fits = (line: string) => indented(line, depth).length <= WIDTH
  if (close.startsWith(')[')) return fits(`${name} (${all})[]`) ? [`${name} (${all})[]`] : undefined
  if (fits(`${name} ${all}`)) return [`${name} ${all}`]
  if (members.length === 1) return undefined
  return [name, ...(fits(`  ${all}`) ? [`  ${all}`] : members.map((member) => `  | ${member}`))]
}

/** A text in single quotes unless that takes more escapes; anything else as it is. */
function inQuotes(word: string): string {
  const count = (quote: string) => word.slice(1, -1).split(quote).length
  if (!word.startsWith('"') || count("'") > count('"')) return word
  const inside = word.slice(1, -1).replace(/\\.|'/g, (part) => (part === '\\"' ? '"' : part === "'" ? "\\'" : part))
  return `'${inside}'`
}

function indented(text: string, depth: number): string {
  return text === '' ? '' : '  '.repeat(depth) + text
}
