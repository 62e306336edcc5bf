import { Button, Select } from '../controls'
import type { EditorProps } from './editing'
import { EMPTY, type FieldForm, type FormOf, type ReplaceOptions, type Test } from './form'
import { PartList, type PartProps } from './parts'

const TESTS: { value: Test; label: string }[] = [
  { value: 'exists', label: 'exists' },
  { value: 'blank', label: 'has content' }
]

/** `@if` chains: values in their order, of which the first one that passes the test counts. */
export function CoalesceEditor({
  form,
  onChange,
  slot,
  label,
  place,
  part: Part
}: EditorProps<FormOf<'coalesce'>> & PartProps) {
  const { values } = form
  const set = (next: FieldForm[]) => onChange({ ...form, values: next })
  return (
    <div className="group">
      <div className="group-line">
        <span>The first that</span>
        <Select
          kind="quiet"
          label={`What the test of ${label} is`}
          value={form.test}
          choices={TESTS}
          onChange={(test) => onChange({ ...form, test })}
        />
      </div>
      <PartList
        part={Part}
        parts={values.map((value, index) => ({
          form: value,
          slot,
          place,
          label: `${label}, value ${index + 1}`,
          removal: values.length > 2 ? `Remove value ${index + 1} of ${label}` : undefined,
          onChange: (next) => set(values.with(index, next))
        }))}
        onRemove={(index) => set(values.toSpliced(index, 1))}
      />
      <Button icon="add" kind="quiet" onClick={() => set([...values, EMPTY])}>
        Add a value
      </Button>
    </div>
  )
}

/** `@if` with a value of its own for each case. */
export function IfEditor({ form, onChange, slot, label, place, part: Part }: EditorProps<FormOf<'if'>> & PartProps) {
  const set = (key: 'value' | 'then' | 'else') => (next: FieldForm) => onChange({ ...form, [key]: next })
  return (
    <div className="group">
      <dl className="group-rows">
        <dt>If</dt>
        <dd>
          <Part form={form.value} slot={{}} place={place} label={`${label}, condition`} onChange={set('value')} />
          <Select
            kind="quiet"
            label={`What the test of ${label} is`}
            value={form.test}
            choices={TESTS}
            onChange={(test) => onChange({ ...form, test })}
          />
        </dd>
        <dt>then</dt>
        <dd>
          <Part form={form.then} slot={slot} place={place} label={`${label}, then`} onChange={set('then')} />
        </dd>
        <dt>else</dt>
        <dd>
          <Part form={form.else} slot={slot} place={place} label={`${label}, else`} onChange={set('else')} />
        </dd>
      </dl>
    </div>
  )
}

/** `@case`: a text in lower or upper case. */
export function CaseEditor({
  form,
  onChange,
  slot,
  label,
  place,
  part: Part
}: EditorProps<FormOf<'case'>> & PartProps) {
  return (
    <div className="group">
      <Part
        form={form.value}
        slot={slot}
        place={place}
        label={`${label}, text`}
        onChange={(value) => onChange({ ...form, value })}
      />
      <div className="group-line">
        <span>in</span>
        <Select
          label={`Case of ${label}`}
          value={form.operator}
          choices={[
            { value: 'lower', label: 'lower case' },
            { value: 'upper', label: 'UPPER CASE' }
          ]}
          onChange={(operator) => onChange({ ...form, operator })}
        />
      </div>
    </div>
  )
}

/** `@replace`: one text for another in a text, and possibly a second one. */
export function ReplaceEditor({
  form,
  onChange,
  slot,
  label,
  place,
  part: Part
}: EditorProps<FormOf<'replace'>> & PartProps) {
  const { options } = form
  const set = (patch: Partial<ReplaceOptions>) => onChange({ ...form, options: { ...options, ...patch } })
  const hasSecond = options.pattern2 !== undefined
  const text = (key: 'pattern' | 'replacement' | 'pattern2' | 'replacement2', name: string) => (
    <input
      className="input"
      aria-label={`${label}, ${name}`}
      value={options[key] ?? ''}
      maxLength={10}
      spellCheck={false}
      autoComplete="off"
      onChange={({ target }) => set({ [key]: target.value })}
    />
  )
  const second = () => {
    if (!hasSecond) return set({ pattern2: '', replacement2: '' })
    const { pattern2: _, replacement2: __, ...first } = options
    onChange({ ...form, options: first })
  }
  return (
    <div className="group">
      <Part
        form={form.value}
        slot={slot}
        place={place}
        label={`${label}, text`}
        onChange={(value) => onChange({ ...form, value })}
      />
      <div className="group-line">
        <span>Replace</span>
        {text('pattern', 'text to replace')}
        <span>with</span>
        {text('replacement', 'replacement')}
      </div>
      {hasSecond && (
        <div className="group-line">
          <span>then</span>
          {text('pattern2', 'second text to replace')}
          <span>with</span>
          {text('replacement2', 'second replacement')}
        </div>
      )}
      <div className="group-line">
        <label className="check">
          <input
            type="checkbox"
            checked={options.global ?? true}
            onChange={({ target }) => set({ global: target.checked })}
          />
          Everywhere
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={options.ignorecase ?? false}
            onChange={({ target }) => set({ ignorecase: target.checked })}
          />
          Ignore case
        </label>
        <Button icon={hasSecond ? 'close' : 'add'} kind="quiet" onClick={second}>
          {hasSecond ? 'Only one text' : 'Another text'}
        </Button>
      </div>
    </div>
  )
}
