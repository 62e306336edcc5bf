import { Select } from '../controls'
import { ArrayEditor, ListEditor, ObjectEditor } from './collections'
import { useSurroundings, type EditorProps } from './editing'
import type { FormOf, Kind } from './form'
import { CaseEditor, CoalesceEditor, IfEditor, ReplaceEditor } from './groups'
import { formOfKind, KINDS, kindsFor, shownKind } from './kinds'
import { LeafEditor } from './leaves'
import { pathsOf } from './paths'

/** Chooses how a value is mapped. What the next way can keep of the present one, it keeps. */
export function KindPicker({ form, onChange, slot, label }: EditorProps) {
  const { source } = useSurroundings()
  const kind = shownKind(form, slot)
  const kinds = [...new Set([...kindsFor(slot), kind])]
  const change = (next: Exclude<Kind, 'empty'>) => {
    const lists = pathsOf(source).filter(({ value }) => Array.isArray(value))
    if (next !== kind)
      onChange(
        formOfKind(
          form,
          next,
          slot,
          lists.map(({ path }) => path)
        )
      )
  }
  return (
    <Select
      kind="quiet"
      label={`How ${label} is mapped`}
      value={kind}
      choices={kinds.map((value) => ({ value, ...KINDS[value] }))}
      onChange={change}
    />
  )
}

/** Edits the value of a form, whatever its kind. */
export function FormEditor(props: EditorProps) {
  const { form, slot } = props
  const kind = shownKind(form, slot)
  switch (kind) {
    case 'coalesce':
      return <CoalesceEditor {...(props as EditorProps<FormOf<'coalesce'>>)} part={Part} />
    case 'if':
      return <IfEditor {...(props as EditorProps<FormOf<'if'>>)} part={Part} />
    case 'case':
      return <CaseEditor {...(props as EditorProps<FormOf<'case'>>)} part={Part} />
    case 'replace':
      return <ReplaceEditor {...(props as EditorProps<FormOf<'replace'>>)} part={Part} />
    case 'object':
      return <ObjectEditor {...(props as EditorProps<FormOf<'object'>>)} part={Part} />
    case 'list':
      return <ListEditor {...(props as EditorProps<FormOf<'list'>>)} part={Part} />
    case 'array':
      return <ArrayEditor {...(props as EditorProps<FormOf<'array'>>)} part={Part} />
    default:
      // A change of kind resets the control; JSON keeps text that does not parse yet.
      return <LeafEditor key={kind} {...props} kind={kind} />
  }
}

/** A value within another: how it is mapped, and the value. */
function Part(props: EditorProps) {
  return (
    <div className="part">
      <KindPicker {...props} />
      <FormEditor {...props} />
    </div>
  )
}
