import { useId } from 'react'
import { send } from '../api'
import { Field, Select, Switch } from '../controls'
import { ChoicePicker } from '../fields/choice-picker'
import { SurroundingsContext, type Choices, type Surroundings } from '../fields/editing'
import { inputFrom, type HookInput } from './hook-form'

/** Asks the vendor for the choices of an input. */
export type LoadChoices = (field: string) => Promise<Choices>

/** Makes a function that asks for the choices of the inputs of a hook, as they depend on what is filled in. */
export function choicesOf(
  destination: string,
  call: { action: string; hook: string; hookInputs: unknown }
): LoadChoices {
  const path = `/destinations/${encodeURIComponent(destination)}/choices`
  return (field) => send<Choices>('POST', path, { ...call, field }).catch((error: Error) => ({ choices: [], error }))
}

/** An input of a hook: a control that fits its type, with the choices that the vendor has, where the field has such. */
export function HookInputField({
  input: { key, field, isRequired, value },
  error,
  loadChoices,
  onChange
}: {
  input: HookInput
  error: string | undefined
  loadChoices: LoadChoices
  onChange: (value: unknown) => void
}) {
  const id = useId()
  const surroundings: Surroundings = { source: undefined, loadChoices, dynamicFields: [] }
  const label = field.label || key
  const choices = (field.choices ?? []) as (string | { value: string; label: string })[]
  const shown = Array.isArray(value) ? value.join('\n') : String(value ?? '')
  return (
    <Field id={id} label={label} isRequired={isRequired} help={field.description} error={error}>
      {(attributes) => {
        if (field.type === 'boolean') return <Switch id={id} isOn={value === true} onChange={onChange} />
        if (choices.length > 0 && !field.multiple) {
          return (
            <Select
              {...attributes}
              value={value === undefined ? undefined : String(value)}
              choices={choices.map((choice) =>
                typeof choice === 'object'
                  ? { value: String(choice.value), label: choice.label }
                  : { value: String(choice), label: String(choice) }
              )}
              onChange={(chosen) => onChange(inputFrom(chosen, field))}
            />
          )
        }
        if (field.multiple) {
          return (
            <textarea
              {...attributes}
              className="textarea"
              placeholder="One on each line"
              value={shown}
              onChange={({ target }) => onChange(inputFrom(target.value, field))}
            />
          )
        }
        return (
          <div className="hook-control">
            <input
              {...attributes}
              className="input"
              spellCheck={false}
              dir="auto"
              value={shown}
              onChange={({ target }) => onChange(inputFrom(target.value, field))}
            />
            {field.dynamic && (
              <SurroundingsContext value={surroundings}>
                <ChoicePicker label={label} field={key} onPick={(picked) => onChange(inputFrom(picked, field))} />
              </SurroundingsContext>
            )}
          </div>
        )
      }}
    </Field>
  )
}
