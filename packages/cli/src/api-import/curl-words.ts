import { UsageError } from '../errors'

/** What a curl line says. */
export interface CurlLine {
  method?: string
  url?: string
  headers: [name: string, value: string][]
  /** What is sent, encoded as it is sent. */
  data: string[]
  /** Whether the data belongs into the query. */
  isGet: boolean
  isBasic: boolean
}

/** A cluster of short options, such as `-sXPOST`: flags, then one that takes a value, with the value if it is attached. */
const SHORT = /^-([^AbcCdDeEFHKmoPQrtTuUwxXyYz]*)([AbcCdDeEFHKmoPQrtTuUwxXyYz]?)(.*)$/s

/** Long options that take a value and say nothing of the API. */
const IGNORED_WITH_VALUE =
  /^--(user-agent|cookie|cookie-jar|referer|max-time|connect-timeout|output|retry|retry-delay|retry-max-time|write-out|proxy|proxy-user|cacert|capath|cert|cert-type|key|key-type|pass|config|resolve|connect-to|interface|limit-rate|max-redirs|range|ciphers|dump-header|stderr|trace|trace-ascii|unix-socket)$/

/** From here on it is another command of the shell, or where the output goes. */
const END = /^(\|\|?|&&?|;|<|[12&]?>.*)$/

/** What a word that is no option has when it is the address. */
const ADDRESS = /:\/\/|^[\w-]+(\.[\w-]+)+|^localhost\b|^[$<{]/

/**
 * Reads the words of a curl line. A prompt before it, commands after it and options that say nothing of the API do not
 * count.
 *
 * Throws a UsageError when it sends files, or data that is not in the line.
 */
export function readCurlWords(words: string[]): CurlLine {
  const line: CurlLine = { headers: [], data: [], isGet: false, isBasic: false }
  const start = words.findIndex((word) => /(^|[/\\])curl(\.exe)?$/i.test(word)) + 1
  for (let index = start; index < words.length && !END.test(words[index]!); index++) {
    const word = words[index]!
    if (!/^-./.test(word) && ADDRESS.test(word)) addAddress(line, word)
    for (const [option, attached] of optionsOf(word)) readOption(line, option, () => attached ?? words[++index] ?? '')
  }
  return line
}

/** The options in a word, each with the value that is attached to it. */
function optionsOf(word: string): [option: string, value?: string][] {
  if (word.startsWith('--')) {
    const long = /^(--[a-z-]+)=(.*)$/s.exec(word)
    return [long ? [long[1]!, long[2]] : [word]]
  }
  const [, flags = '', last, value] = SHORT.exec(word) ?? []
  const single = [...flags].map((flag): [string] => [`-${flag}`])
  return last ? [...single, [`-${last}`, value || undefined]] : single
}

function readOption(line: CurlLine, option: string, value: () => string): void {
  if (option === '-X' || option === '--request') line.method = value()
  else if (option === '-H' || option === '--header') addHeader(line, value())
  else if (option === '-u' || option === '--user') line.isBasic = value() !== ''
  else if (option === '--url') addAddress(line, value())
  else if (option === '-G' || option === '--get') line.isGet = true
  else if (option === '--json') {
    line.data.push(inLine(option, value()))
    line.headers.push(['content-type', 'application/json'])
  } else if (option === '--data-raw') line.data.push(value())
  else if (option === '--data-urlencode') line.data.push(encoded(value()))
  else if (/^(-d|--data|--data-(binary|ascii))$/.test(option)) line.data.push(inLine(option, value()))
  else if (/^(-F|--form|--form-string)$/.test(option)) {
    throw new UsageError(
      `--from-curl: ${option} sends a form in parts (multipart/form-data), which cannot be taken over. Where the API takes a plain form as well, write -d instead.`
    )
  } else if (/^(-T|--upload-file)$/.test(option)) {
    throw new UsageError(`--from-curl: ${option} sends a file, which a destination cannot.`)
  } else if (IGNORED_WITH_VALUE.test(option) || SHORT.exec(option)?.[2]) value()
}

/** Takes the first address, without the user and the password that may stand in it. */
function addAddress(line: CurlLine, text: string): void {
  const [, scheme = '', user, rest = ''] = /^([a-z]+:\/\/)?([^/?#]*@)?(.*)$/is.exec(text)!
  line.url ??= scheme + rest
  line.isBasic ||= user !== undefined
}

function addHeader(line: CurlLine, text: string): void {
  const colon = text.indexOf(':')
  if (colon > 0) line.headers.push([text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()])
}

function inLine(option: string, data: string): string {
  if (!data.startsWith('@')) return data
  throw new UsageError(
    `--from-curl: what ${option} sends is in the file ${data.slice(1)}. Put an example of it into the line instead.`
  )
}

/** What curl sends for `--data-urlencode`: `name=text`, `=text`, `text`, `name@file` or `@file`. */
function encoded(data: string): string {
  const [, name, sign, text] = /^([^=@]*)([=@])(.*)$/s.exec(data) ?? [data, '', '=', data]
  const value = encodeURIComponent(sign === '@' ? 'text' : text!)
  return name ? `${name}=${value}` : value
}
