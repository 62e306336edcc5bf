/** What is known of an API, whatever it was read from. Schemas are JSON Schema as the document has it. */
export interface Api {
  /** What the vendor calls it. */
  title: string
  /** What it was read from, for people: `OpenAPI 3.1.0`. */
  format: string
  /** The address that paths are added to, with variables in braces. */
  server: string
  /** The variables in `server`, by name. */
  variables: Record<string, ServerVariable>
  /** How requests can authenticate, by the names that operations use. */
  schemes: Record<string, SecurityScheme>
  operations: Operation[]
  /** Returns what a node stands for: what its `$ref` leads to, or itself. */
  resolve: (node: unknown) => unknown
  /** What could not be taken over, in sentences. */
  notes: string[]
}

export interface ServerVariable {
  default?: string
  choices?: string[]
  description?: string
}

/** `bearer` is a token in the header `authorization`; `key` one in a header or the query, under `parameter`. */
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
  /** The sets of schemes of which one has to be met; each by name. Empty when none is needed. */
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

/** How an operation is called in texts and by `--action`: `POST /users`. */
export function addressOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`
}
