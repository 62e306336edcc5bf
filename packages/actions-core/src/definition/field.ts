import type { RequestFn } from './action'

/** Makes the keys `K` of `T` optional. */
export type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>

/** A value or a promise of it. */
export type MaybePromise<T> = T | Promise<T>

/** The types a field can have. `text` is a long string, `password` a secret one, `datetime` a text or a number. */
export type FieldTypeName = 'string' | 'text' | 'number' | 'integer' | 'datetime' | 'boolean' | 'password' | 'object'

/** A mapping directive as it may stand in the `default` of a field: the ones that defaults are written with. */
export type Directive = IfDirective | TemplateDirective | PathDirective | CaseDirective

export interface IfDirective {
  '@if': { blank?: FieldValue; exists?: FieldValue; then: FieldValue; else?: FieldValue }
}
export interface TemplateDirective {
  '@template': string
}
export interface PathDirective {
  '@path': string
}
export interface CaseDirective {
  '@case': { operator: string; value?: FieldValue }
}

/** A default: a literal value, or directives that find it in the event. */
export type FieldValue = string | number | boolean | object | Directive

/** A condition on another field of the same action. */
export interface FieldCondition {
  /** The field that decides; `parent.child` names a property of an object field. */
  fieldKey: string
  type?: 'field'
  operator: 'is' | 'is_not'
  /** The value, or several of which one must be met; without a value the condition asks whether the field is absent. */
  value: Omit<FieldValue, 'Directive'> | (Omit<FieldValue, 'Directive'> | undefined)[] | undefined
}

/** A condition on the sync mode that the mapping chose. */
export interface SyncModeCondition {
  type: 'syncMode'
  operator: 'is' | 'is_not'
  value: string | string[]
}

export type Condition = FieldCondition | SyncModeCondition

/** Conditions for showing a field (`depends_on`) or for requiring it (`required`). */
export interface DependsOnConditions {
  /** Whether one condition suffices. Default `all`. */
  match?: 'any' | 'all'
  conditions: Condition[]
}

/** The part of a field that becomes JSON Schema and takes effect when an event is delivered. */
export interface InputFieldJSONSchema {
  /** A short name for a form; also the subject of validation messages. */
  label: string
  /** What the field is for; Markdown is allowed. */
  description: string
  type: FieldTypeName
  /** Whether `null` is a value of its own, rather than being removed. Default false. */
  allowNull?: boolean
  /** Whether the field is a list of `type`; a single value is wrapped. Default false. */
  multiple?: boolean
  /** For objects with `properties`: whether others are kept. Default false. */
  additionalProperties?: boolean
  /** Pre-fills a new mapping. Never applied when an event is delivered. */
  default?: FieldValue
  /** The values allowed, plain or with labels. */
  choices?: string[] | { value: string | number; label: string }[]
  /** Whether the payload must have the field, always or on conditions. Default false. */
  required?: boolean | DependsOnConditions
  /** The properties of an object field. An object without them takes any content. */
  properties?: Record<string, Optional<InputField, 'description'>>
  /** A format that texts must have (JSON Schema's names). */
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

/** A field of an action: what the payload may hold, and how a form shows it. */
export interface InputField extends InputFieldJSONSchema {
  placeholder?: string
  /** Whether the choices come from the action's `dynamicFields`. */
  dynamic?: boolean
  /** How a form edits an object. */
  defaultObjectUI?: 'keyvalue' | 'object' | 'keyvalue:only' | 'object:only' | 'arrayeditor'
  /** Keeps the field out of the form; it can still be mapped. */
  unsafe_hidden?: boolean
  readOnly?: boolean
  /** When a form shows the field. Has no effect on delivery. */
  depends_on?: DependsOnConditions
  category?: 'identifier' | 'data' | 'internal' | 'config' | 'sync' | 'hashedPII'
  displayMode?: 'expanded' | 'normal' | 'collapsed'
  disabledInputMethods?: ('literal' | 'variable' | 'function' | 'enrichment' | 'freeform')[]
  /** Least number, or least length of a text. */
  minimum?: number
  /** Greatest number, or greatest length of a text. */
  maximum?: number
}

/** A setting of a destination: what a person fills in once. */
export interface GlobalSetting extends Omit<
  InputField,
  'additionalProperties' | 'defaultObjectUI' | 'dynamic' | 'type' | 'choices' | 'default'
> {
  /** `password` marks a secret: it is hidden in forms and redacted from errors, logs and journals. */
  type: 'boolean' | 'string' | 'password' | 'number'
  choices?: { value: string; label: string }[]
  default?: string | number | boolean
  /** Gives the choices of an audience setting. */
  dynamic?: RequestFn<Record<string, boolean | string | number>, {}>
}

/** Whatever can be turned into JSON Schema: a field or a setting, with or without a description. */
export type MinimalInputField = Optional<InputField, 'description'> | Optional<GlobalSetting, 'description'>

/** The fields of an action. `batch_keys` is reserved: it names the fields whose values split a batch. */
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
