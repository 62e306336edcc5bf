import { memo, useId, useState } from 'react'
import type { JSONField } from '../api'
import { Help, IconButton, LongText } from '../controls'
import { FormEditor, KindPicker } from './expression'
import { isSame, toExpression, toForm, type FieldForm, type Kind } from './form'
import { shownKind } from './kinds'
import type { Result } from './results'
import { shownValue } from './variable-picker'

/** The kinds whose control is one line, which the label of the field can point to. */
const LABELLED: Kind[] = ['variable', 'literal', 'template', 'liquid']

/** What a row shows. It renders again only when one of these changes, so they must be stable. */
export interface FieldRowProps {
  fieldKey: string
  field: JSONField
  /** The expression of the field; undefined if it is not mapped. */
  expression: unknown
  /** What the sample event makes of the field. */
  result: Result
  isRequired: boolean
  /** Changes the expression; undefined means that there is none yet. */
  onChange: (key: string, expression: unknown) => void
  /** Takes the field out of the mapping and the list. */
  onRemove: (key: string) => void
}

/** One field: how it is mapped, what the event makes of it, and what it is for. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { fieldKey, field, expression, result, isRequired, onChange, onRemove } = props
  const id = useId()
  const [form, setForm] = useState(() => toForm(expression))
  const [seen, setSeen] = useState(expression)
  if (seen !== expression) {
    setSeen(expression)
    // It was changed elsewhere: in the JSON of the mapping, by an undo, or to the default.
    if (!isSame(toExpression(form), expression)) setForm(toForm(expression))
  }
  const change = (next: FieldForm) => {
    setForm(next)
    onChange(fieldKey, toExpression(next))
  }
  const isInvalid = result.faults.length > 0
  const isLabelled = LABELLED.includes(shownKind(form, field))
  const editor = {
    form,
    onChange: change,
    slot: field,
    label: field.label,
    place: fieldKey,
    ...(isLabelled && { id }),
    describedBy: `${id}-result`,
    isInvalid
  }
  const isDefault = field.default === undefined || isSame(expression, field.default)
  return (
    <section className="field-row" aria-label={field.label} data-invalid={isInvalid || undefined} data-field={fieldKey}>
      <div className="field-row-head">
        {isLabelled ? (
          <label className="field-row-name" htmlFor={id}>
            <FieldName label={field.label} isRequired={isRequired} />
          </label>
        ) : (
          <span className="field-row-name">
            <FieldName label={field.label} isRequired={isRequired} />
          </span>
        )}
        <span className="field-row-tools">
          {!isDefault && (
            <IconButton
              icon="reset"
              label={`Restore the default of ${field.label}`}
              onClick={() => onChange(fieldKey, field.default)}
            />
          )}
          {!isRequired && (
            <IconButton icon="close" label={`Remove ${field.label}`} onClick={() => onRemove(fieldKey)} />
          )}
          <KindPicker {...editor} />
        </span>
      </div>
      <div className="field-row-control">
        <FormEditor {...editor} />
      </div>
      <FieldResult id={`${id}-result`} result={result} />
      {field.description && <Help text={field.description} />}
    </section>
  )
})

function FieldName({ label, isRequired }: { label: string; isRequired: boolean }) {
  return (
    <>
      {label}
      {isRequired && (
        <span className="required" title="Required">
          {' '}
          *
        </span>
      )}
    </>
  )
}

function FieldResult({ id, result: { value, notes, faults } }: { id: string; result: Result }) {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : shownText(value)
  return (
    <div className="field-row-result" id={id}>
      {value !== undefined && (
        <p className="mono field-row-value">
          <span aria-hidden="true">→</span>
          <LongText text={text} most={160} />
        </p>
      )}
      {notes.length > 0 && <p className="dim field-row-notes">{notes.join(' · ')}</p>}
      {faults.map((fault) => (
        <p key={fault} className="field-error">
          {fault}
        </p>
      ))}
    </div>
  )
}

function shownText(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : shownValue(value)
}
