import { UsageError } from '../errors'
import { parseJsonText } from '../json-text'
import type { Api, Body, Method, Parameter, SecurityScheme } from './api'
import { readCurlWords, type CurlLine } from './curl-words'
import { schemaOfValue } from './schema-of-value'
import { isCredentialHeader, isCredentialName, shellWords } from './shell-words'

/** Headers that a browser sends of itself; they stand in a line that was copied from its developer tools. */
const OF_BROWSER =
  /^(cookie|origin|referer|priority|dnt|pragma|cache-control|connection|te|upgrade-insecure-requests|x-requested-with|sec-.*)$/

/**
 * Reads what a destination needs to know from a curl line. Values of credentials and of the body are not kept, only
 * what kind they are.
 *
 * Throws a UsageError when there is no address in it, and when it sends nothing, or something that is neither JSON nor a
 * form.
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
      `--from-curl: the line sends ${method.toUpperCase()}${body ? '' : ' without data'}. An action needs POST, PUT or PATCH with data, such as -d '{"event": "x"}'.`
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

/** The name of the service: the part of the host before its domain, which may be one like `co.uk`. */
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
    `--from-curl: the line sends ${type || 'data that is neither JSON nor a form'}. An action can send JSON, or a form such as -d 'event=x&user=y'.`
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

/** Headers that are neither credentials nor of every request: what they say is sent again. */
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
