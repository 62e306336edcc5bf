import type { RequestFn } from './action'
import type { FieldTypeName } from './field'

/** One choice of a dynamic field. */
export interface DynamicFieldItem {
  label: string
  value: string
  description?: string
  type?: FieldTypeName
}

/** Why choices could not be listed; `code` is an HTTP status as text or a name. */
export interface DynamicFieldError {
  code: string
  message: string
}

/** What a dynamic field answers. */
export interface DynamicFieldResponse {
  choices: DynamicFieldItem[]
  /** Pass it as `page` to get the choices that follow. */
  nextPage?: string
  error?: DynamicFieldError
}

/** Where in an object or a list a choice is wanted, and what was typed so far. */
export interface DynamicFieldContext {
  selectedArrayIndex?: number
  selectedKey?: string
  query?: string
}

// `any` lets hand-written handlers narrow the audience settings.
// oxlint-disable-next-line typescript/no-explicit-any
type Handler<Settings, Payload> = RequestFn<Settings, Payload, DynamicFieldResponse, any>

type HandlersOfObject<Settings, Payload, Value> = {
  [key in keyof Value | '__keys__' | '__values__']?: Handler<Settings, Payload>
}

/**
 * Handlers by field. A scalar field has one function; an object, or a list of objects, has one for each property,
 * `__keys__` for the names and `__values__` for the values of properties that have none of their own.
 */
export type DynamicFields<Settings, Payload> = {
  [K in keyof Payload]?: NonNullable<Payload[K]> extends (infer Element)[]
    ? Element extends object
      ? HandlersOfObject<Settings, Payload, Element>
      : Handler<Settings, Payload>
    : NonNullable<Payload[K]> extends object
      ? HandlersOfObject<Settings, Payload, NonNullable<Payload[K]>>
      : Handler<Settings, Payload>
}
