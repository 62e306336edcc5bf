import type { DestinationDefinition, GlobalSetting, InputField } from '@segment/actions-core'
import type { DestinationFacts } from './facts'

/** A destination as the checks see it. */
export interface Subject {
  /** The name of its folder. */
  name: string
  /** The absolute path of its folder. */
  directory: string
  definition: DestinationDefinition
  /** The known facts about the destination; absent for a new one. */
  facts?: DestinationFacts
  /** The other destinations of the workspace, whose names must differ. */
  others: readonly Neighbour[]
}

/** Another destination of the workspace. */
export interface Neighbour {
  /** The name of its folder. */
  folder: string
  slug: string | null
  /** The display name. */
  name: string
}

/** A fault of a destination. */
export interface Finding {
  /**
   * The place: a path in the definition, such as `actions.send.fields.url`; with `line`, the path of a source file in
   * the destination's folder.
   */
  place: string
  /** What is wrong and how to fix it, in sentences that follow the place and a colon. */
  message: string
  /** The line of the source file, from 1. */
  line?: number
  /** The value to write at the place, if it is certain to fix the fault without other changes. */
  fix?: string | number | boolean
}

/** Checks one rule and returns the faults. */
export type Check = (subject: Subject) => Finding[]

/** Formats the finding as one text: the place and the message. */
export function describeFinding({ place, message }: Finding): string {
  return place === '' ? message : `${place}: ${message}`
}

/** An action, a field or a setting, its key, and its path, for example `actions.send.fields.url`. */
export interface Placed<Value> {
  key: string
  place: string
  value: Value
}

/** Returns the settings: of the authentication, of a device or a warehouse, and of audiences. */
export function settingsOf(definition: DestinationDefinition): Placed<GlobalSetting>[] {
  const { settings, audienceFields } = definition as { settings?: Settings; audienceFields?: Settings }
  return [
    ...placed('authentication.fields', definition.authentication?.fields),
    ...placed('settings', settings),
    ...placed('audienceFields', audienceFields)
  ]
}

type Settings = Record<string, GlobalSetting>

/** Returns the actions, including those with `performPoll`. */
export function actionsOf(definition: DestinationDefinition) {
  return [...placed('actions', definition.actions), ...placed('asyncActions', definition.asyncActions)]
}

/** Returns the fields of all actions, each followed by its properties at any depth. */
export function fieldsOf(definition: DestinationDefinition): Placed<InputField>[] {
  return actionsOf(definition).flatMap(({ place, value }) =>
    placed(`${place}.fields`, value.fields).flatMap(withProperties)
  )
}

/** Returns the entries of a record, each with its path. */
export function placed<Value>(place: string, record: Record<string, Value> | undefined): Placed<Value>[] {
  return Object.entries(record ?? {}).map(([key, value]) => ({ key, place: `${place}.${key}`, value }))
}

function withProperties(field: Placed<InputField>): Placed<InputField>[] {
  const properties = field.value.properties as Record<string, InputField> | undefined
  return [field, ...placed(`${field.place}.properties`, properties).flatMap(withProperties)]
}
