import { UsageError } from '../errors'
import type { Api, Body, Method, Parameter, SecurityScheme } from './api'
import { schemaOfValue } from './schema-of-value'
import { isCredentialHeader, isCredentialName, shellWords } from './shell-words'

/** Options that take a value and say nothing of the API. */
const IGNORED_WITH_VALUE =
  /^(-A|--user-agent|-b|--cookie|-c|--cookie-jar|-e|--referer|-m|--max-time|--connect-timeout|-o|--output|--retry|-w|--write-out|-x|--proxy|--cacert|--cert|--key|-K|--config)$/

/** What a curl line says. */
interface CurlLine {
  method?: string
  url?: string
  headers: [name: string, value: string][]
  data: string[]
  /** Whether the data belongs into the query. */
  isGet: boolean
  isBasic: boolean
}

/**
 * Reads what a destination needs to know from a curl line. Values of credentials and of the body are not kept, only
 * what kind they are.
 *
 * Throws a UsageError when there is no address in it, or it sends files.
 */
export function readCurl(text: string): Api {
  const line = parse(shellWords(text))
  if (!line.url) throw new UsageError('--from-curl: there is no address in the line.')
  const url = addressOf(line.url)
  const body = bodyOf(line)
  const path = url.path.replace(/\/+$/, '') || '/'
  const method = (line.method ?? (body && !line.isGet ? 'post' : 'get')).toLowerCase() as Method
  const query = [...url.query, ...(line.isGet ? new URLSearchParams(line.data.join('&')) : [])]
  const schemes = schemesOf(line, query)
  const parameters = [...headerParameters(line), ...queryParameters(query)]
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

function parse(words: string[]): CurlLine {
  const line: CurlLine = { headers: [], data: [], isGet: false, isBasic: false }
  const rest = words[0] === 'curl' ? words.slice(1) : words
  for (let index = 0; index < rest.length; index++) {
    const [option, attached] = splitOption(rest[index]!)
    const value = () => attached ?? rest[++index] ?? ''
    if (option === '-X' || option === '--request') line.method = value()
    else if (option === '-H' || option === '--header') addHeader(line, value())
    else if (option === '-u' || option === '--user') {
      value()
      line.isBasic = true
    } else if (option === '--url') line.url = value()
    else if (option === '-G' || option === '--get') line.isGet = true
    else if (option === '--json') {
      line.data.push(value())
      line.headers.push(['content-type', 'application/json'])
    } else if (/^(-d|--data|--data-(raw|binary|ascii|urlencode))$/.test(option)) line.data.push(value())
    else if (/^(-F|--form|-T|--upload-file)$/.test(option)) {
      throw new UsageError(`--from-curl: ${option} sends files, which a destination cannot.`)
    } else if (IGNORED_WITH_VALUE.test(option)) value()
    else if (!option.startsWith('-')) line.url ??= option
  }
  return line
}

/** `--header=x` and `-XPOST` have their value attached. */
function splitOption(word: string): [option: string, attached?: string] {
  const long = /^(--[a-z-]+)=(.*)$/s.exec(word)
  if (long) return [long[1]!, long[2]]
  const short = /^(-[XHdu])(.+)$/s.exec(word)
  return short ? [short[1]!, short[2]] : [word]
}

function addHeader(line: CurlLine, text: string): void {
  const colon = text.indexOf(':')
  if (colon > 0) line.headers.push([text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()])
}

/** The address; what is a variable of the shell or a placeholder becomes a parameter of the path. */
function addressOf(text: string): { origin: string; path: string; query: [string, string][] } {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`
  const [base = '', query = ''] = withScheme.split('#')[0]!.split('?')
  const match = /^(https?:\/\/[^/]+)(.*)$/i.exec(base)
  if (!match || /[${}<>]/.test(match[1]!)) throw new UsageError(`--from-curl: '${base}' is no address to send to.`)
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

/** The name of the service: the last part of the host but one. */
function nameOf(origin: string): string {
  const parts = new URL(origin).hostname.split('.')
  const name = parts.at(-2) ?? parts[0]!
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function bodyOf({ data, headers, isGet }: CurlLine): Body | undefined {
  if (data.length === 0 || isGet) return undefined
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  const text = data.join('&')
  if (!/json/i.test(type)) {
    const isJson = /^\s*[[{]/.test(text)
    if (!isJson) return { encoding: 'form', schema: schemaOfValue(Object.fromEntries(new URLSearchParams(text))) }
  }
  try {
    return { encoding: 'json', schema: schemaOfValue(JSON.parse(text)) }
  } catch (error) {
    throw new UsageError(`--from-curl: the data is not valid JSON. ${(error as Error).message}`, { cause: error })
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

/** Headers that are neither credentials nor of every request: what they say is sent again. */
function headerParameters({ headers }: CurlLine): Parameter[] {
  return headers
    .filter(([name]) => !isCredentialHeader(name))
    .map(([name]) => ({ name, in: 'header', required: true, schema: { type: 'string' } }))
}

function queryParameters(query: [string, string][]): Parameter[] {
  return query
    .filter(([name]) => !isCredentialName(name))
    .map(([name]) => ({ name, in: 'query', required: true, schema: { type: 'string' } }))
}
