import { useState } from 'react'
import { Button, Field, Select, Switch } from '../controls'
import { settingFrom, type Setting, type SettingValue } from './settings-form'

/** One setting: a control that fits its type. A secret that is stored is masked, and is replaced as a whole. */
export function SettingField({
  id,
  setting,
  isChanged,
  problem,
  onChange,
  onReset
}: {
  id: string
  setting: Setting
  isChanged: boolean
  /** What is wrong with the stored value. */
  problem?: string
  onChange: (value: SettingValue) => void
  /** Goes back to the stored value. */
  onReset: () => void
}) {
  const { key, field, isRequired, isOverridden, isSet } = setting
  const hint = isOverridden ? 'from the environment' : isChanged ? 'not saved' : undefined
  return (
    <Field
      id={id}
      label={field.label || key}
      hint={hint}
      isRequired={isRequired}
      help={field.description}
      error={problem}
    >
      {(attributes) => (
        <div className="setting-control">
          <Control
            setting={setting}
            attributes={attributes}
            isChanged={isChanged}
            onChange={onChange}
            onReset={onReset}
          />
          {isChanged ? (
            <Button kind="quiet" onClick={onReset}>
              Undo
            </Button>
          ) : (
            isSet &&
            !isRequired &&
            !isOverridden && (
              <Button kind="quiet" onClick={() => onChange(null)} aria-label={`Remove ${field.label}`}>
                Remove
              </Button>
            )
          )}
        </div>
      )}
    </Field>
  )
}

interface ControlProps {
  setting: Setting
  attributes: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
  isChanged: boolean
  onChange: (value: SettingValue) => void
  onReset: () => void
}

function Control({ setting, attributes, isChanged, onChange, onReset }: ControlProps) {
  const { field, value, isSecret, isOverridden } = setting
  const choices = (field.choices ?? []) as (string | { value: string; label: string })[]
  if (isSecret) return <Secret {...{ setting, attributes, isChanged, onChange, onReset }} />
  if (field.type === 'boolean') {
    return <Switch id={attributes.id} isOn={value === true} onChange={onChange} isDisabled={isOverridden} />
  }
  if (choices.length > 0 && !field.multiple) {
    return (
      <Select
        {...attributes}
        value={value === undefined || value === null ? undefined : String(value)}
        choices={choices.map((choice) =>
          typeof choice === 'object'
            ? { value: String(choice.value), label: choice.label }
            : { value: String(choice), label: String(choice) }
        )}
        onChange={(chosen) => onChange(settingFrom(chosen, field))}
        isDisabled={isOverridden}
      />
    )
  }
  if (field.multiple || field.type === 'text') {
    return <Lines {...{ setting, attributes, isChanged, onChange, onReset }} />
  }
  return (
    <input
      {...attributes}
      className="input"
      type="text"
      inputMode={field.type === 'number' || field.type === 'integer' ? 'decimal' : undefined}
      spellCheck={false}
      dir="auto"
      value={value === undefined || value === null ? '' : String(value)}
      disabled={isOverridden}
      onChange={({ target }) => onChange(target.value.trim() === '' ? null : target.value)}
    />
  )
}

/** Several lines: a long text, or a value on each line. */
function Lines({ setting: { field, value, isOverridden }, attributes, onChange }: ControlProps) {
  const [text, setText] = useState(Array.isArray(value) ? value.join('\n') : String(value ?? ''))
  return (
    <textarea
      {...attributes}
      className="textarea"
      spellCheck={false}
      placeholder={field.multiple ? 'One on each line' : undefined}
      value={text}
      disabled={isOverridden}
      onChange={({ target }) => {
        setText(target.value)
        onChange(settingFrom(target.value, field))
      }}
    />
  )
}

function Secret({ setting: { field, value, isSet, isOverridden }, attributes, isChanged, onChange }: ControlProps) {
  const [isEditing, setEditing] = useState(false)
  if (isSet && !isChanged && !isEditing) {
    return (
      <>
        <input
          {...attributes}
          className="input"
          value="••••••••••••"
          readOnly
          disabled={isOverridden}
          aria-label={`${field.label}, set`}
        />
        {!isOverridden && (
          <Button onClick={() => setEditing(true)} aria-label={`Replace ${field.label}`}>
            Replace
          </Button>
        )}
      </>
    )
  }
  return (
    <input
      {...attributes}
      className="input"
      type="password"
      autoComplete="new-password"
      // The person has just pressed "Replace".
      autoFocus={isEditing}
      placeholder={isChanged && value === null ? 'Removed when you save' : undefined}
      value={typeof value === 'string' && isChanged ? value : ''}
      disabled={isOverridden}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    />
  )
}
