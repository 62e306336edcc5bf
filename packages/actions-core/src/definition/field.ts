import type { Directive } from '../mapping/field-value'
import type { RequestFn } from './input'

/** Makes the keys `K` of `T` optional. */
export type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>

/** The type of a field. `text` is a long string, `password` a secret one, `datetime` a string or a number. */
export type FieldTypeName = 'string' | 'text' | 'number' | 'integer' | 'datetime' | 'boolean' | 'password' | 'object'

/** A default: a literal value, or directives that read the event. */
export type FieldValue = string | number | boolean | object | Directive

/** A condition on another field of the same action. */
export interface FieldCondition {
  /** The other field. Write `parent.child` for a property of an object field. */
  fieldKey: string
  type?: 'field'
  operator: 'is' | 'is_not'
  /** One value, or a list of which any may match. `undefined` stands for a missing field. */
  value: Omit<FieldValue, 'Directive'> | (Omit<FieldValue, 'Directive'> | undefined)[] | undefined
}

/** A condition on the sync mode of the mapping. */
export interface SyncModeCondition {
  type: 'syncMode'
  operator: 'is' | 'is_not'
  value: string | string[]
}

/** One condition of `depends_on` or `required`. */
export type DependsOnCondition = FieldCondition | SyncModeCondition

/**
 * When a form shows a field (`depends_on`), or when the payload must have it (`required`).
 *
 * @example
 * const conditions: DependsOnConditions = { conditions: [{ fieldKey: 'operation', operator: 'is', value: 'create' }] }
 */
export interface DependsOnConditions {
  /** Whether one condition is enough (`any`). Default `all`. */
  match?: 'any' | 'all'
  conditions: DependsOnCondition[]
}

/** The part of a field that becomes JSON Schema: deliveries clean, coerce and validate payloads by it. */
export interface InputFieldJSONSchema {
  /** The name in forms and in validation messages. */
  label: string
  /** What the field is for, in Markdown. */
  description: string
  type: FieldTypeName
  /** Keeps `null`. Default false: `null` is removed before validation. */
  allowNull?: boolean
  /** Makes the field a list of `type`. A single value becomes a list of one. Default false. */
  multiple?: boolean
  /** Keeps other properties of an object with `properties`. Default false. */
  additionalProperties?: boolean
  /** Pre-fills a new mapping. Deliveries never apply it. */
  default?: FieldValue
  /** The allowed values, plain or with labels. */
  choices?: string[] | { value: string | number; label: string }[]
  /** Whether the payload must have the field: always, or under conditions. Default false. */
  required?: boolean | DependsOnConditions
  /** The properties of an object field. Without them, the object may have any. */
  properties?: Record<string, Optional<InputField, 'description'>>
  /** The format of a string, by its name in JSON Schema. */
  format?:
    | 'date'
    | 'time'
    | 'date-time'
    | 'uri'
    | 'uri-reference'
    | 'uri-template'
    | 'email'
    | 'hostname'
    | 'ipv4'
    | 'ipv6'
    | 'regex'
    | 'uuid'
    | 'password'
    | 'text'
}

/**
 * A field of an action: what the payload may contain, and how a form shows it.
 *
 * @example
 * const email: InputField = {
 *   label: 'Email',
 *   description: 'The email address of the user.',
 *   type: 'string',
 *   format: 'email',
 *   default: { '@path': '$.traits.email' }
 * }
 */
export interface InputField extends InputFieldJSONSchema {
  placeholder?: string
  /** Whether a function in `dynamicFields` of the action lists the choices. Default false. */
  dynamic?: boolean
  /** The editor that a form shows for an object. */
  defaultObjectUI?: 'keyvalue' | 'object' | 'keyvalue:only' | 'object:only' | 'arrayeditor'
  /** Hides the field from the form. Mappings can still set it. */
  unsafe_hidden?: boolean
  readOnly?: boolean
  /** When a form shows the field. Deliveries ignore it. */
  depends_on?: DependsOnConditions
  category?: 'identifier' | 'data' | 'internal' | 'config' | 'sync' | 'hashedPII'
  displayMode?: 'expanded' | 'normal' | 'collapsed'
  disabledInputMethods?: ('literal' | 'variable' | 'function' | 'enrichment' | 'freeform')[]
  /** The smallest number, or the shortest length of a string. */
  minimum?: number
  /** The largest number, or the greatest length of a string. */
  maximum?: number
}

/**
 * A setting of a destination. A person fills it in once for each account.
 *
 * @example
 * const apiKey: GlobalSetting = { label: 'API key', description: 'The key of your account.', type: 'password' }
 */
export interface GlobalSetting extends Omit<
  InputField,
  'additionalProperties' | 'defaultObjectUI' | 'dynamic' | 'type' | 'choices' | 'default'
> {
  /** `password` marks a secret: forms hide it, and errors, logs and journals show `[redacted]`. */
  type: 'boolean' | 'string' | 'password' | 'number'
  choices?: { value: string; label: string }[]
  default?: string | number | boolean
  /** Lists the choices of an audience setting. */
  dynamic?: RequestFn<Record<string, boolean | string | number>, {}>
}

/**
 * A field or a setting, with or without a description: what `fieldsToJsonSchema` takes.
 *
 * @example
 * const field: MinimalInputField = { label: 'Email', type: 'string' }
 */
export type MinimalInputField = Optional<InputField, 'description'> | Optional<GlobalSetting, 'description'>

/** The fields of an action by key. The key `batch_keys` is reserved: it names the fields whose values split a batch. */
export type ActionFields = Record<string, InputField> & {
  batch_keys?: {
    label: string
    description: string
    type: 'string'
    unsafe_hidden?: true
    multiple?: true
    required?: false
    default?: string[]
  }
}
