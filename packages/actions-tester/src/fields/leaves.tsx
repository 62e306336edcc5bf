import { useRef, useState } from 'react'
import { IconButton, Popover, Select } from '../controls'
import { JsonEditor } from '../json'
import { ChoicePicker } from './choice-picker'
import { useSurroundings, type EditorProps } from './editing'
import { toExpression, type FieldForm, type FormOf, type LeafKind } from './form'
import { mappingSchema } from './mapping-schema'
import { shortPath } from './paths'
import { VariableList, VariablePicker } from './variable-picker'

/** Edits a form of a kind that holds one value; one that is still empty too. */
export function LeafEditor({ kind, ...props }: EditorProps & { kind: LeafKind }) {
  const { form, onChange, label, slot } = props
  switch (kind) {
    case 'variable':
      return (
        <VariablePicker
          {...attributesOf(props)}
          label={label}
          path={form.kind === 'variable' ? form.path : undefined}
          onPick={(path) => onChange({ kind: 'variable', path })}
        />
      )
    case 'literal':
      return <LiteralEditor {...props} form={form as FormOf<'literal' | 'empty'>} />
    case 'template':
    case 'liquid':
      return (
        <TextEditor
          {...props}
          text={form.kind === 'template' || form.kind === 'liquid' ? form.text : ''}
          onText={(text) => onChange({ ...(form.kind === kind ? form : {}), kind, text })}
          placeholder={
            kind === 'template' ? (slot.placeholder ?? 'Order {{properties.order_id}}') : '{{ event | upcase }}'
          }
        />
      )
    case 'json':
      return <JsonLeaf {...props} />
  }
}

function attributesOf({ id, describedBy, isInvalid }: EditorProps) {
  return {
    id,
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(isInvalid && { 'aria-invalid': true as const })
  }
}

/** A fixed value, in the control that suits the field: its choices, yes or no, a number, or a text. */
function LiteralEditor(props: EditorProps<FormOf<'literal' | 'empty'>>) {
  const { form, onChange, slot, label, place } = props
  const { dynamicFields } = useSurroundings()
  const value = form.kind === 'literal' ? form.value : undefined
  const set = (next: string | number | boolean) =>
    onChange(form.kind === 'literal' ? { ...form, value: next } : { kind: 'literal', value: next })
  const choices = choicesOf(slot)
  if (choices) {
    const known = choices.find((choice) => choice.value === value)
    const others = value === undefined || known ? [] : [{ value, label: String(value) }]
    return (
      <Select
        {...attributesOf(props)}
        label={props.id ? undefined : label}
        value={value === undefined ? undefined : String(value)}
        choices={[...choices, ...others].map((choice) => ({ value: String(choice.value), label: choice.label }))}
        onChange={(chosen) => set(choices.find((choice) => String(choice.value) === chosen)?.value ?? chosen)}
      />
    )
  }
  const isNumber = slot.type === 'number' || slot.type === 'integer'
  const isDynamic = slot.dynamic || dynamicFields.includes(place)
  return (
    <span className="with-button">
      {slot.type === 'text' ? (
        <textarea
          className="textarea"
          {...attributesOf(props)}
          aria-label={props.id ? undefined : label}
          placeholder={slot.placeholder}
          rows={2}
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) => set(target.value)}
        />
      ) : (
        <input
          className="input"
          {...attributesOf(props)}
          aria-label={props.id ? undefined : label}
          inputMode={isNumber ? 'decimal' : undefined}
          placeholder={slot.placeholder}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) => set(isNumber ? numberOf(target.value) : target.value)}
        />
      )}
      {isDynamic && <ChoicePicker label={label} field={place} onPick={set} />}
    </span>
  )
}

function choicesOf({
  choices,
  type
}: EditorProps['slot']): { value: string | number | boolean; label: string }[] | undefined {
  if (choices) return choices.map((choice) => (typeof choice === 'object' ? choice : { value: choice, label: choice }))
  if (type !== 'boolean') return undefined
  return [
    { value: true, label: 'True' },
    { value: false, label: 'False' }
  ]
}

/** A number if the text is one as JSON writes it, so that nothing that is typed gets lost. */
function numberOf(text: string): string | number {
  return text.trim() !== '' && String(Number(text)) === text ? Number(text) : text
}

/** A text with placeholders, and a button that puts a variable where the cursor is. */
function TextEditor({
  text,
  onText,
  placeholder,
  ...props
}: EditorProps & { text: string; onText: (text: string) => void; placeholder: string }) {
  const input = useRef<HTMLTextAreaElement>(null)
  const [isOpen, setOpen] = useState(false)
  const insert = (path: string) => {
    const { selectionStart: from, selectionEnd: to } = input.current ?? {
      selectionStart: text.length,
      selectionEnd: text.length
    }
    onText(`${text.slice(0, from)}{{${shortPath(path)}}}${text.slice(to)}`)
    setOpen(false)
  }
  return (
    <span className="with-button">
      <textarea
        ref={input}
        className="textarea text-editor"
        {...attributesOf(props)}
        aria-label={props.id ? undefined : props.label}
        placeholder={placeholder}
        rows={1}
        dir="auto"
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      <Popover
        trigger={<IconButton icon="add" label={`Insert a variable into ${props.label}`} kind="normal" />}
        label="Variables of the event"
        isOpen={isOpen}
        onOpenChange={setOpen}
        align="end"
      >
        <VariableList onPick={insert} />
      </Popover>
    </span>
  )
}

/** Any expression, as JSON. What does not parse yet stays in the editor. */
function JsonLeaf({ form, onChange, label, describedBy }: EditorProps) {
  const { source } = useSurroundings()
  const [text, setText] = useState(() => textOf(form))
  const [seen, setSeen] = useState(form)
  const [schema] = useState(() => mappingSchema(source))
  if (seen !== form) {
    setSeen(form)
    setText(textOf(form))
  }
  const edit = (next: string) => {
    setText(next)
    try {
      const edited: FieldForm =
        next.trim() === '' ? { kind: 'empty', as: 'json' } : { kind: 'json', value: JSON.parse(next) }
      setSeen(edited)
      onChange(edited)
    } catch {
      // The editor names the fault.
    }
  }
  return (
    <JsonEditor
      label={`${label} as JSON`}
      value={text}
      onChange={edit}
      schema={schema}
      size="short"
      describedBy={describedBy}
    />
  )
}

function textOf(form: FieldForm): string {
  return JSON.stringify(toExpression(form), undefined, 2) ?? ''
}
