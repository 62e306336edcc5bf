import { Button, Menu } from '../controls'
import { SurroundingsContext, useSurroundings, type EditorProps } from './editing'
import { EMPTY, type FieldForm, type FormOf } from './form'
import { freshForm, type Slot } from './kinds'
import { PartList, type PartOfValue, type PartProps } from './parts'
import { valueAt } from './paths'
import { VariablePicker } from './variable-picker'

/** An object: its properties, those that the field declares by their names, and others. */
export function ObjectEditor({
  form,
  onChange,
  slot,
  label,
  place,
  part: Part
}: EditorProps<FormOf<'object'>> & PartProps) {
  const { members } = form
  const { properties = {} } = slot
  const set = (next: typeof members) => onChange({ ...form, members: next })
  const add = (key: string) => set([...members, { key, value: key ? freshForm(properties[key] ?? {}) : EMPTY }])
  const isFree = Object.keys(properties).length === 0 || Boolean(slot.additionalProperties)
  const keys = members.map(({ key }) => key)
  const others = Object.entries(properties).filter(([key]) => !keys.includes(key))
  const partOf = ({ key, value }: (typeof members)[number], index: number): PartOfValue => {
    const property: Slot = properties[key] ?? {}
    const name = property.label ?? (key || `property ${index + 1}`)
    const isTwice = keys.indexOf(key) !== index
    return {
      form: value,
      slot: property,
      place: `${place}.${key}`,
      label: `${label}, ${name}`,
      onChange: (next) => set(members.with(index, { key, value: next })),
      removal: `Remove ${name} of ${label}`,
      fault: isTwice ? 'Another property has this name. The last one counts.' : undefined,
      name: Object.hasOwn(properties, key) ? (
        <span className="member-name" title={property.description}>
          {name}
          {property.required === true && <span className="required"> *</span>}
        </span>
      ) : (
        <input
          className="input mono"
          aria-label={`Name of property ${index + 1} of ${label}`}
          aria-invalid={isTwice || undefined}
          value={key}
          placeholder="name"
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => set(members.with(index, { key: target.value, value }))}
        />
      )
    }
  }
  return (
    <div className="group">
      <PartList part={Part} parts={members.map(partOf)} onRemove={(index) => set(members.toSpliced(index, 1))} />
      {members.length === 0 && <p className="dim">No properties yet.</p>}
      <div className="group-line">
        {others.length > 0 && (
          <Menu
            align="start"
            trigger={
              <Button icon="add" kind="quiet">
                Add a property
              </Button>
            }
            entries={others.map(([key, property]) => ({
              label: property.label ?? key,
              detail: property.description,
              onSelect: () => add(key)
            }))}
          />
        )}
        {isFree && (
          <Button icon="add" kind="quiet" onClick={() => add('')}>
            {others.length > 0 ? 'Add another name' : 'Add a property'}
          </Button>
        )}
      </div>
    </div>
  )
}

/** A list with a form for each element. */
export function ListEditor({
  form,
  onChange,
  slot,
  label,
  place,
  part: Part
}: EditorProps<FormOf<'list'>> & PartProps) {
  const { items } = form
  const element = elementOf(slot)
  const set = (next: FieldForm[]) => onChange({ ...form, items: next })
  return (
    <div className="group">
      <PartList
        part={Part}
        parts={items.map((item, index) => ({
          form: item,
          slot: element,
          place,
          label: `${label}, element ${index + 1}`,
          removal: `Remove element ${index + 1} of ${label}`,
          onChange: (next) => set(items.with(index, next))
        }))}
        onRemove={(index) => set(items.toSpliced(index, 1))}
      />
      <Button icon="add" kind="quiet" onClick={() => set([...items, freshForm(element)])}>
        Add an element
      </Button>
    </div>
  )
}

/** `@arrayPath`: a list of the event, and the shape of each element, whose variables start at the element. */
export function ArrayEditor({
  form,
  onChange,
  slot,
  label,
  place,
  part: Part
}: EditorProps<FormOf<'array'>> & PartProps) {
  const surroundings = useSurroundings()
  const found = valueAt(surroundings.source, form.path)
  const element: unknown = Array.isArray(found) ? found[0] : found
  return (
    <div className="group">
      <div className="group-line">
        <span>For each of</span>
        <VariablePicker label={`${label}, list`} path={form.path} onPick={(path) => onChange({ ...form, path })} />
      </div>
      <SurroundingsContext value={{ ...surroundings, source: element }}>
        <Part
          form={form.each}
          slot={elementOf(slot)}
          place={place}
          label={`${label}, each element`}
          onChange={(each) => onChange({ ...form, each })}
        />
      </SurroundingsContext>
    </div>
  )
}

/** The slot of an element of a list. */
function elementOf({ default: _, multiple: __, defaultObjectUI: ___, ...slot }: Slot): Slot {
  return slot
}
