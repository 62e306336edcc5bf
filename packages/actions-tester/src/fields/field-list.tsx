import { useEffect, useMemo, useRef, useState } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { send, type ActionManifest, type JSONField, type JSONObject } from '../api'
import { Button, ErrorState, Notice, showToast } from '../controls'
import { useWorkbench, type MappingDraft } from '../workbench'
import { AddField } from './add-field'
import { SurroundingsContext, type Choices, type Surroundings } from './editing'
import { FieldRow } from './field-row'
import { isSame, toExpression } from './form'
import { freshForm } from './kinds'
import { arrange, isWholeMapping, SYNC_MODE } from './layout'
import { MappingJson } from './mapping-json'
import { problemsByField, resultOf, type Result } from './results'
import { MatchingKey, SyncMode } from './runtime-keys'
import './fields.css'

/** The fields of the action of the selected mapping, as forms or as JSON. */
export function FieldList() {
  const { mapping, definition } = useWorkbench()
  if (!mapping) return null
  const { partnerAction } = mapping
  const action = definition.actions[partnerAction] ?? definition.asyncActions[partnerAction]
  if (action) return <Fields key={mapping.id} mapping={mapping} action={action} />
  return (
    <ErrorState title="The fields cannot be shown" error={`${definition.name} has no action '${partnerAction}'.`}>
      Choose another action, or delete the mapping.
    </ErrorState>
  )
}

function Fields({ mapping: draft, action }: { mapping: MappingDraft; action: ActionManifest }) {
  const { name, event, explanation, explainError, changeMapping } = useWorkbench()
  const { id, partnerAction, mapping } = draft
  const isWhole = isWholeMapping(mapping)
  const [isJson, setJson] = useState(false)
  const [added, setAdded] = useState<string[]>([])
  const isNew = useHistoryState<{ isNew?: boolean } | null>()?.isNew
  const [focused, setFocused] = useState(() => (isNew ? firstToFillIn(action, mapping) : undefined))
  const list = useRef<HTMLDivElement>(null)
  const latest = useRef({ mapping, action, explanation })
  latest.current = { mapping, action, explanation }

  // Rows render again only when their own properties change, so these functions stay the same.
  const [change] = useState(() => (key: string, expression: unknown) => {
    const { [key]: _, ...others } = latest.current.mapping
    changeMapping(id, {
      mapping: (expression === undefined ? others : { ...latest.current.mapping, [key]: expression }) as JSONObject
    })
    // A field that has no value for the moment stays in the list.
    if (expression === undefined) setAdded((keys) => [...keys, key])
  })
  const [remove] = useState(() => (key: string) => {
    const { [key]: before } = latest.current.mapping
    change(key, undefined)
    setAdded((keys) => keys.filter((each) => each !== key))
    const label = latest.current.action.fields[key]?.label ?? key
    if (before !== undefined) showToast(`Removed '${label}'.`, () => change(key, before))
  })
  const [loadChoices] = useState(() => (field: string): Promise<Choices> => {
    const fields = latest.current.explanation?.fields ?? []
    const payload = Object.fromEntries(fields.map((report) => [report.key, report.payload]))
    const body = { action: partnerAction, field, payload }
    return send<Choices>('POST', `/destinations/${encodeURIComponent(name)}/choices`, body).catch((error: Error) => ({
      choices: [],
      error
    }))
  })
  const { dynamicFields } = action
  // The mapping gets what the filters leave of the event.
  const source = useSame(explanation?.filtered ?? event)
  const surroundings = useMemo<Surroundings>(
    () => ({ source, loadChoices, dynamicFields }),
    [source, loadChoices, dynamicFields]
  )

  useEffect(() => {
    if (focused === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(focused)}"]`)
    row?.querySelector<HTMLElement>('.field-row-control :is(select, button, input, textarea)')?.focus()
    setFocused(undefined)
  }, [focused])

  const reports = new Map(explanation?.fields.map((report) => [report.key, report]))
  const { rows, optional } = arrange(action, mapping, added, reports)
  const problems = problemsByField(explanation?.problems ?? [])
  const results = useSameResults(
    Object.fromEntries(rows.map(({ key }) => [key, resultOf(key, reports.get(key), problems.get(key))]))
  )
  const rest = [...problems].flatMap(([key, messages]) => (rows.some((row) => row.key === key) ? [] : messages))
  const hasFieldErrors = explanation?.fields.some(({ error }) => error !== undefined)
  const add = (key: string) => {
    setAdded((keys) => [...keys, key])
    const expression = toExpression(freshForm(action.fields[key]!))
    if (expression !== undefined) change(key, expression)
    setFocused(key)
  }

  return (
    <SurroundingsContext value={surroundings}>
      <div className="field-list" ref={list}>
        <div className="field-list-head">
          <h3>Fields</h3>
          {!isWhole && (
            <Button kind="quiet" aria-pressed={isJson} onClick={() => setJson(!isJson)}>
              JSON
            </Button>
          )}
        </div>
        {explainError && <Notice kind="failed">{explainError}</Notice>}
        {explanation?.mappingError && !hasFieldErrors && <Notice kind="failed">{explanation.mappingError}</Notice>}
        {rest.map((problem) => (
          <Notice key={problem} kind="failed">
            {problem}
          </Notice>
        ))}
        {explanation?.trigger?.met === false && (
          <p className="dim">The event does not match the trigger. Below is what the fields would have.</p>
        )}
        {isWhole && <p className="dim">One directive makes the whole payload, so the mapping is shown as JSON.</p>}
        {isJson || isWhole ? (
          <MappingJson
            mapping={mapping}
            fields={action.fields}
            source={source}
            onChange={(next) => changeMapping(id, { mapping: next })}
          />
        ) : (
          <>
            {action.syncMode && (
              <SyncMode definition={action.syncMode} mapping={mapping} onChange={(value) => change(SYNC_MODE, value)} />
            )}
            {rows.map(({ key, field, isRequired }) => (
              <FieldRow
                key={key}
                fieldKey={key}
                field={field ?? undeclared(key)}
                expression={mapping[key]}
                result={results[key]!}
                isRequired={isRequired}
                onChange={change}
                onRemove={remove}
              />
            ))}
            <MatchingKey action={action} mapping={mapping} onChange={change} />
            {Object.keys(action.fields).length === 0 && (
              <p className="dim">The action declares no fields: it gets whatever the mapping has. Edit it as JSON.</p>
            )}
            {optional.length > 0 && <AddField fields={optional} onAdd={add} />}
          </>
        )}
      </div>
    </SurroundingsContext>
  )
}

/** Returns the key of the first field that a new mapping still needs. */
function firstToFillIn({ fields }: ActionManifest, mapping: JSONObject): string | undefined {
  return Object.keys(fields).find((key) => fields[key]!.required === true && mapping[key] === undefined)
}

/** Returns the value of before if the new one says the same, so that nothing renders for it. */
function useSame<Value>(value: Value): Value {
  const before = useRef(value)
  if (!isSame(before.current, value)) before.current = value
  return before.current
}

/** Returns results of which those that say the same as before are the same objects. */
function useSameResults(results: Record<string, Result>): Record<string, Result> {
  const before = useRef<Record<string, Result>>({})
  for (const [key, result] of Object.entries(results)) {
    const old = before.current[key]
    if (old && isSame(old, result)) results[key] = old
  }
  before.current = results
  return results
}

const undeclaredFields = new Map<string, JSONField>()

/** Returns a field for a key that the action does not declare, the same one for each key. */
function undeclared(key: string): JSONField {
  const field = undeclaredFields.get(key) ?? ({ label: key, dynamic: false } as JSONField)
  undeclaredFields.set(key, field)
  return field
}
