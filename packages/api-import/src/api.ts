/** An API, whatever it was read from. Schemas are JSON Schema as in the document. */
export interface Api {
  /** The vendor's name for it. */
  title: string
  /** The source format, for people: `OpenAPI 3.1.0`. */
  format: string
  /** The base URL of all paths, with variables in braces. */
  server: string
  /** The variables in `server`, by name. */
  variables: Record<string, ServerVariable>
  /** How requests can authenticate, by the names that operations use. */
  schemes: Record<string, SecurityScheme>
  operations: Operation[]
  /** Returns the target of a node's `$ref`, or the node itself. */
  resolve: (node: unknown) => unknown
  /** What could not be imported, in sentences. */
  notes: string[]
}

export interface ServerVariable {
  default?: string
  choices?: string[]
  description?: string
}

/** `bearer` is a token in the header `authorization`; `key` is one in a header or the query, under `parameter`. */
export type SecurityScheme =
  | { kind: 'basic' | 'bearer' }
  | { kind: 'key'; in: 'header' | 'query'; parameter: string; prefix: string }
  | { kind: 'oauth2'; tokenUrl?: string }

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface Operation {
  method: Method
  /** The path with parameters in braces: `/users/{id}`. */
  path: string
  id?: string
  summary?: string
  description?: string
  tags: string[]
  deprecated: boolean
  parameters: Parameter[]
  body?: Body
  /** The alternative sets of schemes, by name. Empty if no authentication is needed. */
  security: string[][]
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: unknown
}

export interface Body {
  encoding: 'json' | 'form'
  schema: unknown
}

/** Returns the name of an operation in texts and for `--action`: `POST /users`. */
export function addressOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`
}
