import type { Api, Body, Method, Operation, Parameter, SecurityScheme, ServerVariable } from './api'
import { list, record, text, texts } from './read-document'
import { resolver } from './read-document'

const METHODS: Method[] = ['get', 'post', 'put', 'patch', 'delete']

/** The URL of an API whose document does not name one. */
export const UNKNOWN_SERVER = 'https://api.example.com'

/**
 * Reads an API from an OpenAPI 3.0, OpenAPI 3.1 or Swagger 2.0 document.
 *
 * @param source where the document was read from, to resolve relative URLs
 */
export function readApi(document: Record<string, unknown>, source: string): Api {
  const notes: string[] = []
  const resolve = resolver(document, (reference) => {
    const isElsewhere = !reference.startsWith('#')
    notes.push(
      `'${reference}' ${isElsewhere ? 'is in another file, which is not read' : 'points to nothing in the document'}.`
    )
  })
  const isOld = document.openapi === undefined
  const { server, variables } = isOld ? oldServer(document) : newServer(document, source)
  if (server === UNKNOWN_SERVER) {
    notes.push('The document does not say where the API is. Put its address in place of the example.')
  }
  const definitions = isOld ? document.securityDefinitions : record(document.components).securitySchemes
  const schemes = Object.entries(record(definitions)).flatMap(([name, node]): [string, SecurityScheme][] => {
    const scheme = schemeOf(record(resolve(node)))
    return scheme ? [[name, scheme]] : []
  })
  return {
    title: text(record(document.info).title) ?? 'API',
    format: isOld ? 'Swagger 2.0' : `OpenAPI ${text(document.openapi)}`,
    server,
    variables,
    schemes: Object.fromEntries(schemes),
    operations: operationsOf(document, resolve),
    resolve,
    notes
  }
}

function newServer({ servers }: Record<string, unknown>, source: string): Pick<Api, 'server' | 'variables'> {
  const first = record(list(servers)[0])
  const variables = Object.entries(record(first.variables)).map(([name, node]): [string, ServerVariable] => {
    const { default: value, enum: choices, description } = record(node)
    return [
      name,
      { default: text(value), choices: choices ? texts(choices) : undefined, description: text(description) }
    ]
  })
  return { server: absolute(text(first.url) ?? '', source), variables: Object.fromEntries(variables) }
}

/** Returns the URL of a server, which may be relative to that of the document. */
function absolute(url: string, source: string): string {
  const bare = url.replace(/\/+$/, '')
  if (/^https?:\/\//.test(bare)) return bare
  if (bare.startsWith('{')) return bare
  if (!/^https?:\/\//.test(source)) return UNKNOWN_SERVER
  return new URL(bare, source).href.replace(/\/+$/, '')
}

function oldServer({ host, basePath, schemes }: Record<string, unknown>): Pick<Api, 'server' | 'variables'> {
  const protocol = schemes === undefined || texts(schemes).includes('https') ? 'https' : texts(schemes)[0]
  const origin = text(host) ? `${protocol}://${text(host)}` : UNKNOWN_SERVER
  return { server: (origin + (text(basePath) ?? '')).replace(/\/+$/, ''), variables: {} }
}

function schemeOf(node: Record<string, unknown>): SecurityScheme | undefined {
  const type = text(node.type)?.toLowerCase()
  const scheme = text(node.scheme)?.toLowerCase()
  if (type === 'basic' || scheme === 'basic') return { kind: 'basic' }
  if (scheme === 'bearer') return { kind: 'bearer' }
  if (type === 'oauth2') return { kind: 'oauth2', tokenUrl: tokenUrlOf(node) }
  const parameter = text(node.name)
  if (type !== 'apikey' || !parameter || (node.in !== 'header' && node.in !== 'query')) return undefined
  // The type has no property for a prefix; vendors write it into the description.
  const prefix = /\b(Bearer|Token)\b/.exec(text(node.description) ?? '')?.[1]
  const isAuthorization = node.in === 'header' && parameter.toLowerCase() === 'authorization'
  return { kind: 'key', in: node.in, parameter, prefix: isAuthorization && prefix ? `${prefix} ` : '' }
}

function tokenUrlOf({ tokenUrl, flows }: Record<string, unknown>): string | undefined {
  const all = [{ tokenUrl }, ...Object.values(record(flows))].map(record)
  return all.map((flow) => text(flow.refreshUrl) ?? text(flow.tokenUrl)).find((url) => url !== undefined)
}

function operationsOf(document: Record<string, unknown>, resolve: Api['resolve']): Operation[] {
  return Object.entries(record(document.paths)).flatMap(([path, node]) => {
    const item = record(resolve(node))
    return METHODS.filter((method) => item[method] !== undefined).map((method) => {
      const operation = record(item[method])
      const nodes = [...list(item.parameters), ...list(operation.parameters)].map((each) => record(resolve(each)))
      return {
        method,
        path,
        id: text(operation.operationId),
        summary: text(operation.summary),
        description: text(operation.description),
        tags: texts(operation.tags),
        deprecated: operation.deprecated === true,
        parameters: parametersOf(nodes),
        body: record(operation).requestBody ? newBody(operation, resolve) : oldBody(operation, document, nodes),
        security: list(operation.security ?? document.security).map((set) => Object.keys(record(set)))
      }
    })
  })
}

/** Returns the parameters of an operation, which take precedence over those of its path. */
function parametersOf(nodes: Record<string, unknown>[]): Parameter[] {
  const parameters = new Map<string, Parameter>()
  for (const node of nodes) {
    const name = text(node.name)
    if (!name || (node.in !== 'path' && node.in !== 'query' && node.in !== 'header')) continue
    parameters.set(`${node.in} ${name}`, {
      name,
      in: node.in,
      required: node.in === 'path' || node.required === true,
      description: text(node.description),
      // A parameter of Swagger 2.0 is a schema itself, except for `required`.
      schema: node.schema ?? { ...node, required: undefined, description: undefined }
    })
  }
  return [...parameters.values()]
}

function newBody(operation: Record<string, unknown>, resolve: Api['resolve']): Body | undefined {
  const content = record(record(resolve(operation.requestBody)).content)
  for (const encoding of ['json', 'form'] as const) {
    const type = Object.keys(content).find((name) => encodingOf(name) === encoding)
    if (type !== undefined) return { encoding, schema: record(content[type]).schema }
  }
  return undefined
}

function oldBody(
  operation: Record<string, unknown>,
  { consumes }: Record<string, unknown>,
  nodes: Record<string, unknown>[]
): Body | undefined {
  const body = nodes.find((node) => node.in === 'body')
  if (body) return { encoding: 'json', schema: body.schema }
  const parts = nodes.filter((node) => node.in === 'formData' && node.type !== 'file')
  if (parts.length === 0) return undefined
  const types = texts(operation.consumes ?? consumes)
  const properties = parts.map((part) => [text(part.name) ?? '', { ...part, required: undefined }])
  const required = parts.filter((part) => part.required === true).map((part) => part.name)
  const encoding = types.some((type) => encodingOf(type) === 'json') ? 'json' : 'form'
  return { encoding, schema: { type: 'object', properties: Object.fromEntries(properties), required } }
}

/** Returns how to send a media type; undefined if it is not supported. */
function encodingOf(type: string): Body['encoding'] | undefined {
  const bare = type.split(';')[0]!.trim().toLowerCase()
  if (bare === 'application/json' || bare.endsWith('+json')) return 'json'
  return bare === 'application/x-www-form-urlencoded' ? 'form' : undefined
}
