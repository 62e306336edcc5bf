import { IconButton, Button, Select } from '../controls'
import type { SegmentEvent } from '../api'
import { ConditionRow, Mark } from './condition-row'
import { conditionOf, editGroup, editItem, newCondition, type GroupForm, type ItemForm, type Position } from './form'
import { holds } from './verdict'

/** How deep groups can be nested with the form. The text can nest them deeper, and the form shows them. */
const DEEPEST = 4

const MATCHES = [
  { value: 'all', label: 'ALL of' },
  { value: 'any', label: 'ANY of' }
] as const

/** The rows of a group, with the rows of its groups below them. */
export function GroupRows({
  form,
  root,
  position,
  event,
  events,
  onChange
}: {
  /** The group. */
  form: GroupForm
  /** The whole form. */
  root: GroupForm
  /** Where the group is in it. */
  position: Position
  /** The event that rows are tested on. */
  event: SegmentEvent | undefined
  events: readonly SegmentEvent[]
  onChange: (root: GroupForm) => void
}) {
  const change = (edit: (group: GroupForm) => GroupForm) => onChange(editGroup(root, position, edit))
  const add = (item: ItemForm) => change((group) => ({ ...group, items: [...group.items, item] }))
  const tree = conditionOf(form)
  return (
    <div className="trigger-group" role="group" aria-label={`${form.match === 'all' ? 'All' : 'Any'} of`}>
      <div className="trigger-group-head">
        {position.length > 0 && event && tree && <Mark holds={holds(tree, event)} />}
        {(form.items.length > 1 || position.length > 0) && (
          <Select
            label="Which conditions must hold"
            kind="quiet"
            value={form.match}
            choices={MATCHES}
            onChange={(match) => change((group) => ({ ...group, match }))}
          />
        )}
        {position.length > 0 && (
          <IconButton
            icon="close"
            label="Remove the group"
            onClick={() => onChange(editItem(root, position, () => []))}
          />
        )}
      </div>
      {form.items.map((item, index) => {
        const at = [...position, index]
        if (item.kind === 'group') {
          return <GroupRows key={index} form={item} {...{ root, event, events, onChange }} position={at} />
        }
        return (
          <ConditionRow
            key={index}
            item={item}
            event={event}
            events={events}
            onChange={(next) => onChange(editItem(root, at, () => [next]))}
            onRemove={() => onChange(editItem(root, at, () => []))}
          />
        )
      })}
      <div className="trigger-add">
        <Button kind="quiet" icon="add" onClick={() => add(newCondition(firstSubject(root)))}>
          Condition
        </Button>
        {position.length < DEEPEST && (
          <Button
            kind="quiet"
            icon="add"
            onClick={() => add({ kind: 'group', match: form.match === 'all' ? 'any' : 'all', items: [newCondition()] })}
          >
            Group
          </Button>
        )}
      </div>
    </div>
  )
}

/** Most triggers begin with the event type. */
function firstSubject({ items }: GroupForm) {
  return items.length === 0 ? 'event-type' : 'event-property'
}
