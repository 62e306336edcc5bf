import type { DestinationDefinition, GlobalSetting, InputField } from '@segment/actions-core'
import type { DestinationFacts } from './facts'

/** A destination as the checks see it. */
export interface Subject {
  /** The name of its folder. */
  name: string
  /** The absolute path of its folder. */
  directory: string
  definition: DestinationDefinition
  /** What is known of the destination beforehand; absent for a new one. */
  facts?: DestinationFacts
  /** The other destinations of the workspace, which no two names may be alike with. */
  others: readonly Neighbour[]
}

/** Another destination of the workspace. */
export interface Neighbour {
  /** The name of its folder. */
  folder: string
  slug: string | null
  /** The name that people see. */
  name: string
}

/** Something that is wrong with a destination. */
export interface Finding {
  /**
   * Where: a path in the definition, such as `actions.send.fields.url`; with `line`, a source file by its path in the
   * destination's folder.
   */
  place: string
  /** What is wrong and what to do about it, in sentences that go on from the place. */
  message: string
  /** The line of the source file, from 1. */
  line?: number
  /** The value to write at the place, where that is certain to repair it and to change nothing else. */
  fix?: string | number | boolean
}

/** Looks at one thing and gives what is wrong; an empty list when nothing is. */
export type Check = (subject: Subject) => Finding[]

/** The finding as one text: the place and the sentences. */
export function describeFinding({ place, message }: Finding): string {
  return place === '' ? message : `${place}: ${message}`
}

/** An action, a field or a setting, its key, and where it stands, for example `actions.send.fields.url`. */
export interface Placed<Value> {
  key: string
  place: string
  value: Value
}

/** The settings: those of the authentication, those of a device or a warehouse, and those of audiences. */
export function settingsOf(definition: DestinationDefinition): Placed<GlobalSetting>[] {
  const { settings, audienceFields } = definition as { settings?: Settings; audienceFields?: Settings }
  return [
    ...placed('authentication.fields', definition.authentication?.fields),
    ...placed('settings', settings),
    ...placed('audienceFields', audienceFields)
  ]
}

type Settings = Record<string, GlobalSetting>

/** The actions, those with `performPoll` included. */
export function actionsOf(definition: DestinationDefinition) {
  return [...placed('actions', definition.actions), ...placed('asyncActions', definition.asyncActions)]
}

/** The fields of all actions, each followed by its properties at any depth. */
export function fieldsOf(definition: DestinationDefinition): Placed<InputField>[] {
  return actionsOf(definition).flatMap(({ place, value }) =>
    placed(`${place}.fields`, value.fields).flatMap(withProperties)
  )
}

/** The entries of a record, each with its place. */
export function placed<Value>(place: string, record: Record<string, Value> | undefined): Placed<Value>[] {
  return Object.entries(record ?? {}).map(([key, value]) => ({ key, place: `${place}.${key}`, value }))
}

function withProperties(field: Placed<InputField>): Placed<InputField>[] {
  const properties = field.value.properties as Record<string, InputField> | undefined
  return [field, ...placed(`${field.place}.properties`, properties).flatMap(withProperties)]
}
