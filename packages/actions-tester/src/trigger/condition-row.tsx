import { useId } from 'react'
import { generateFql, type LeafCondition, type Operator } from '@segment/actions-core/trigger'
import type { SegmentEvent } from '../api'
import { Icon, IconButton, LongText, Select } from '../controls'
import { conditionOf, withOperator, withSubject, type ConditionForm, type TextForm } from './form'
import { operatorsFor, operatorView, SUBJECTS, subjectView, type Subject } from './operators'
import { nameOfCondition, pathsIn, valuesFor } from './suggestions'
import { actualText, verdictOf } from './verdict'

const SUBJECT_CHOICES = SUBJECTS.map(({ subject, label }) => ({ value: subject, label }))

/** A condition: subject, path, operator and value, and whether the event meets it. */
export function ConditionRow({
  item,
  event,
  events,
  onChange,
  onRemove
}: {
  item: ConditionForm | TextForm
  event: SegmentEvent | undefined
  events: readonly SegmentEvent[]
  onChange: (item: ConditionForm) => void
  onRemove: () => void
}) {
  const condition = conditionOf(item) as LeafCondition | undefined
  const verdict = condition && event ? verdictOf(condition, event) : undefined
  const isMissing = verdict?.actual === undefined
  return (
    <div className="trigger-row" data-kind={item.kind}>
      {verdict ? <Mark holds={verdict.holds} /> : <span className="trigger-mark" />}
      <div className="trigger-condition">
        {item.kind === 'condition' ? (
          <Controls item={item} event={event} events={events} onChange={onChange} />
        ) : (
          <code title="Only the text can change this condition">
            {generateFql({ type: 'group', operator: 'and', children: [item.condition] })}
          </code>
        )}
        <p className="trigger-actual dim">
          {verdict ? <LongText text={isMissing ? 'missing' : actualText(verdict.actual).slice(3)} /> : 'not complete'}
        </p>
      </div>
      <IconButton
        icon="close"
        label={`Remove the condition on ${item.kind === 'condition' ? nameOfCondition(item) : item.condition.type}`}
        onClick={onRemove}
      />
    </div>
  )
}

function Controls({
  item,
  event,
  events,
  onChange
}: {
  item: ConditionForm
  event: SegmentEvent | undefined
  events: readonly SegmentEvent[]
  onChange: (item: ConditionForm) => void
}) {
  const id = useId()
  const { hasPath, word } = subjectView(item.subject)
  const view = operatorView(item.subject, item.operator)
  const exists = conditionOf({ ...item, operator: 'exists', value: '' }) as LeafCondition | undefined
  const actual = exists && event ? verdictOf(exists, event).actual : undefined
  return (
    <div className="trigger-controls">
      <Select<Subject>
        label="What is tested"
        value={item.subject}
        choices={SUBJECT_CHOICES}
        onChange={(subject) => onChange(withSubject(item, subject))}
      />
      {hasPath && (
        <Suggested
          id={`${id}-path`}
          label={`Path in ${word}`}
          placeholder={word === 'context' ? 'page.url' : 'total'}
          value={item.path}
          options={pathsIn(events, word)}
          onChange={(path) => onChange({ ...item, path })}
        />
      )}
      <Select<Operator>
        label="How it is tested"
        value={item.operator}
        choices={operatorsFor(item.subject, actual).map(({ operator, label }) => ({ value: operator, label }))}
        onChange={(operator) => onChange(withOperator(item, operator))}
      />
      {view?.needs !== 'nothing' && (
        <Suggested
          id={`${id}-value`}
          label="Value"
          placeholder={view?.needs === 'number' ? '100' : ''}
          isNumber={view?.needs === 'number'}
          value={item.value}
          options={valuesFor(item, events)}
          onChange={(value) => onChange({ ...item, value })}
        />
      )}
    </div>
  )
}

/** An input that offers what the loaded events have. */
function Suggested({
  id,
  label,
  placeholder,
  isNumber = false,
  value,
  options,
  onChange
}: {
  id: string
  label: string
  placeholder: string
  isNumber?: boolean
  value: string
  options: string[]
  onChange: (value: string) => void
}) {
  return (
    <>
      <input
        className="input"
        aria-label={label}
        placeholder={placeholder}
        inputMode={isNumber ? 'decimal' : undefined}
        dir="auto"
        spellCheck={false}
        list={id}
        value={value}
        aria-invalid={(isNumber && value.trim() !== '' && !Number.isFinite(Number(value))) || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={id}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </>
  )
}

/** Whether a condition holds, as an icon with a name. */
export function Mark({ holds }: { holds: boolean }) {
  return (
    <span className="trigger-mark" data-holds={holds} role="img" aria-label={holds ? 'Holds' : 'Does not hold'}>
      <Icon name={holds ? 'check' : 'cross'} size={12} />
    </span>
  )
}
