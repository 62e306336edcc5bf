import { UsageError, parseJsonText } from '@segment/actions-input'
import type { Api, Body, Method, Parameter, SecurityScheme } from './api'
import { schemaOfValue } from './shape'

/** Headers that a browser adds itself; a line that was copied from its developer tools contains them. */
const OF_BROWSER =
  /^(cookie|origin|referer|priority|dnt|pragma|cache-control|connection|te|upgrade-insecure-requests|x-requested-with|sec-.*)$/

/**
 * Reads an API from a curl command. Keeps only the types of credentials and body values, not the values.
 *
 * Throws a UsageError if the command has no URL, sends nothing, or sends something that is neither JSON nor a form.
 */
export function readCurl(text: string): Api {
  const line = readCurlWords(shellWords(text))
  if (!line.url) throw new UsageError('--from-curl: there is no address in the line.')
  const url = addressOf(line.url)
  const body = bodyOf(line)
  const path = url.path.replace(/\/+$/, '') || '/'
  const method = (line.method ?? (body ? 'post' : 'get')).toLowerCase() as Method
  if (!body || !/^(post|put|patch)$/.test(method)) {
    throw new UsageError(
      `--from-curl: the command sends ${method.toUpperCase()}${body ? '' : ' without data'}. An action needs POST, PUT or PATCH with data, such as -d '{"event": "x"}'.`
    )
  }
  const schemes = schemesOf(line, url.query)
  const parameters = [...headerParameters(line), ...queryParameters(url.query)]
  return {
    title: nameOf(url.origin),
    format: 'curl',
    server: url.origin,
    variables: {},
    schemes,
    operations: [
      {
        method,
        path,
        tags: [],
        deprecated: false,
        parameters,
        body,
        security: Object.keys(schemes).length > 0 ? [Object.keys(schemes)] : []
      }
    ],
    resolve: (node) => node,
    notes: []
  }
}

/** Returns the URL. Shell variables and placeholders become path parameters. */
function addressOf(text: string): { origin: string; path: string; query: [string, string][] } {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`
  const [base = '', query = ''] = withScheme.split('#')[0]!.split('?')
  const match = /^(https?:\/\/[^/]+)(.*)$/i.exec(base)
  if (!match || /[${}<>]/.test(match[1]!)) throw new UsageError(`--from-curl: '${base}' is not an address to send to.`)
  const path = match[2]!
    .split('/')
    .map((part) =>
      part.replace(
        /^(?:\$\{?(\w+)\}?|\{\{?(\w+)\}?\}|<([\w-]+)>|:(\w+))$/,
        (_, ...names: (string | undefined)[]) =>
          `{${names
            .slice(0, 4)
            .find((name) => name !== undefined)!
            .toLowerCase()}}`
      )
    )
    .join('/')
  return { origin: match[1]!, path, query: [...new URLSearchParams(query)] }
}

/** Returns the name of the service: the part of the host before its domain, which can be one like `co.uk`. */
function nameOf(origin: string): string {
  const { hostname } = new URL(origin)
  const parts = hostname.replace(/\.(com?|org|net|gov|ac)(\.[a-z]{2})$/, '$2').split('.')
  const name = /^[\d.[\]:]+$/.test(hostname) ? 'Local' : (parts.at(-2) ?? parts[0]!)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function bodyOf({ data, headers, isGet }: CurlLine): Body | undefined {
  if (data.length === 0 || isGet) return undefined
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  const text = data.join('&')
  if (/json/i.test(type) || (type === '' && /^\s*[[{]/.test(text)))
    return { encoding: 'json', schema: jsonSchema(text) }
  const isForm = /x-www-form-urlencoded/i.test(type) || (type === '' && data.every((part) => part.includes('=')))
  if (isForm) return { encoding: 'form', schema: schemaOfValue(Object.fromEntries(new URLSearchParams(text))) }
  throw new UsageError(
    `--from-curl: the command sends ${type || 'data that is neither JSON nor a form'}. An action can send JSON, or a form such as -d 'event=x&user=y'.`
  )
}

function jsonSchema(text: string): Record<string, unknown> {
  try {
    return schemaOfValue(parseJsonText(text))
  } catch (error) {
    throw new UsageError(`--from-curl: the data is not valid JSON: ${(error as Error).message}.`, { cause: error })
  }
}

function schemesOf({ headers, isBasic }: CurlLine, query: [string, string][]): Record<string, SecurityScheme> {
  const authorization = headers.find(([name]) => name === 'authorization')?.[1]
  if (isBasic || /^basic /i.test(authorization ?? '')) return { basic: { kind: 'basic' } }
  if (/^bearer /i.test(authorization ?? '')) return { bearer: { kind: 'bearer' } }
  const inHeader = headers.filter(([name]) => isCredentialHeader(name))
  const keys = inHeader.map(([parameter, value]): [string, SecurityScheme] => {
    const prefix = parameter === 'authorization' ? (/^[A-Za-z-]+ /.exec(value)?.[0] ?? '') : ''
    return [parameter, { kind: 'key', in: 'header', parameter, prefix }]
  })
  const inQuery = query
    .filter(([name]) => isCredentialName(name))
    .map(([parameter]): [string, SecurityScheme] => [parameter, { kind: 'key', in: 'query', parameter, prefix: '' }])
  return Object.fromEntries([...keys, ...inQuery])
}

/** Returns headers that are neither credentials nor part of every request: the destination sends them as they are. */
function headerParameters({ headers }: CurlLine): Parameter[] {
  return headers
    .filter(([name]) => !isCredentialHeader(name) && !OF_BROWSER.test(name))
    .map(([name]) => ({ name, in: 'header', required: true, schema: { type: 'string' } }))
}

function queryParameters(query: [string, string][]): Parameter[] {
  return query
    .filter(([name]) => !isCredentialName(name))
    .map(([name]) => ({ name, in: 'query', required: true, schema: { type: 'string' } }))
}

/** A parsed curl command. */
export interface CurlLine {
  method?: string
  url?: string
  headers: [name: string, value: string][]
  /** The data, encoded as it is sent. */
  data: string[]
  /** Whether the data goes into the query. */
  isGet: boolean
  isBasic: boolean
}

/** A cluster of short options, such as `-sXPOST`: flags, then one with a value, which may be attached. */
const SHORT = /^-([^AbcCdDeEFHKmoPQrtTuUwxXyYz]*)([AbcCdDeEFHKmoPQrtTuUwxXyYz]?)(.*)$/s

/** Long options with a value that reveal nothing about the API. */
const IGNORED_WITH_VALUE =
  /^--(user-agent|cookie|cookie-jar|referer|max-time|connect-timeout|output|retry|retry-delay|retry-max-time|write-out|proxy|proxy-user|cacert|capath|cert|cert-type|key|key-type|pass|config|resolve|connect-to|interface|limit-rate|max-redirs|range|ciphers|dump-header|stderr|trace|trace-ascii|unix-socket)$/

/** Where the next shell command, or a redirection of the output, begins. */
const END = /^(\|\|?|&&?|;|<|[12&]?>.*)$/

/** Tells whether a word that is not an option is the URL. */
const ADDRESS = /:\/\/|^[\w-]+(\.[\w-]+)+|^localhost\b|^[$<{]/

/**
 * Parses the words of a curl command. Ignores a prompt before it, commands after it, and options that reveal nothing
 * about the API.
 *
 * Throws a UsageError if it sends files, or data that the command does not contain.
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

/** Returns the options in a word, each with the value that is attached to it. */
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

/** Takes the first URL, without a user and password in it. */
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

/** Returns what curl sends for `--data-urlencode`: `name=text`, `=text`, `text`, `name@file` or `@file`. */
function encoded(data: string): string {
  const [, name, sign, text] = /^([^=@]*)([=@])(.*)$/s.exec(data) ?? [data, '', '=', data]
  const value = encodeURIComponent(sign === '@' ? 'text' : text!)
  return name ? `${name}=${value}` : value
}

/** Returns the character that a backslash sequence means between `$'` and `'`. */
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

/** One piece of a word: quoted in one of three ways, a backslash with what follows, or plain. */
const PIECE = /\$'((?:[^'\\]|\\.)*)'|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(\r?\n|.)|([^\s'"\\$]+|\$)/gsy

/**
 * Splits a shell command into words, without quotes (POSIX shell, 2.2 Quoting) and line continuations. Variables stay
 * as they are written. An unclosed quote is an ordinary character.
 */
export function shellWords(command: string): string[] {
  const words: string[] = []
  let rest = command.trim()
  while (rest !== '') {
    const { word, length } = firstWord(rest)
    if (word !== undefined) words.push(word)
    rest = rest.slice(Math.max(length, 1)).trimStart()
  }
  return words
}

/** Returns the first word of the text; undefined if only an escaped line end is left. */
function firstWord(text: string): { word?: string; length: number } {
  const pieces: string[] = []
  PIECE.lastIndex = 0
  let end = 0
  for (let match = PIECE.exec(text); match; match = PIECE.exec(text)) {
    const [, ansi, single, double, escaped, plain] = match
    end = PIECE.lastIndex
    if (ansi !== undefined) pieces.push(ansi.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter))
    else if (double !== undefined) pieces.push(double.replace(/\\(["\\$`])/g, '$1').replace(/\\\r?\n/g, ''))
    else if (escaped !== undefined) {
      if (!/^\r?\n$/.test(escaped)) pieces.push(escaped)
      else if (pieces.length === 0) return { length: end }
    } else pieces.push(single ?? plain ?? '')
  }
  return end === 0 ? { word: text[0], length: 1 } : { word: pieces.join(''), length: end }
}

/** Whether a header carries credentials. */
export function isCredentialHeader(name: string): boolean {
  return name.toLowerCase() === 'authorization' || isCredentialName(name.replace(/^x-/i, ''))
}

/** Whether a parameter carries credentials, by its name. */
export function isCredentialName(name: string): boolean {
  return /^((api|auth|access|app|secret|write|account)[-_]?)?(key|token|secret)$/i.test(name)
}
