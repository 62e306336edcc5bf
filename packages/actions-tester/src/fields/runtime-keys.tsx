import { useId } from 'react'
import type { ActionManifest, JSONObject } from '../api'
import { Field, Select } from '../controls'
import { MATCHING_KEY, SYNC_MODE } from './layout'

interface SyncModeDefinition {
  label: string
  description?: string
  choices: { value: string; label: string }[]
}

/** How rows reach the destination, where the action has several ways. */
export function SyncMode({
  definition,
  mapping,
  onChange
}: {
  definition: unknown
  mapping: JSONObject
  onChange: (mode: string) => void
}) {
  const id = useId()
  const { label, description, choices } = definition as SyncModeDefinition
  const value = mapping[SYNC_MODE]
  return (
    <section className="field-row" aria-label={label}>
      <Field
        id={id}
        label={label}
        isRequired
        error={value === undefined ? 'Choose a mode: without one, the action gets none.' : undefined}
        help={description}
      >
        {(attributes) => (
          <Select
            {...attributes}
            value={value === undefined ? undefined : String(value)}
            choices={choices}
            onChange={onChange}
          />
        )}
      </Field>
    </section>
  )
}

/** The field that finds the record at the vendor, where the action syncs records. */
export function MatchingKey({
  action,
  mapping,
  onChange
}: {
  action: ActionManifest
  mapping: JSONObject
  onChange: (key: string, value: unknown) => void
}) {
  const id = useId()
  const value = mapping[MATCHING_KEY]
  if (!action.syncMode && value === undefined) return null
  const keys = Object.entries(action.fields).map(([key, { label }]) => ({ value: key, label, detail: key }))
  const isKnown = value === undefined || keys.some((each) => each.value === value)
  const none = { value: '', label: 'None' }
  return (
    <section className="field-row" aria-label="Matching key">
      <Field
        id={id}
        label="Matching key"
        help="The field that finds the record at the vendor. The action gets its key as `matchingKey`."
      >
        {(attributes) => (
          <Select
            {...attributes}
            value={String(value ?? '')}
            choices={[none, ...keys, ...(isKnown ? [] : [{ value: String(value), label: String(value) }])]}
            onChange={(chosen) => onChange(MATCHING_KEY, chosen === '' ? undefined : chosen)}
          />
        )}
      </Field>
    </section>
  )
}
