import { useState } from 'react'
import type { JSONField, JSONObject } from '../api'
import { JsonEditor } from '../json'
import { isRecord } from './form'
import { mappingOfFields } from './mapping-schema'

/** The whole mapping as JSON. What is not an object yet stays in the editor. */
export function MappingJson({
  mapping,
  fields,
  source,
  onChange
}: {
  mapping: JSONObject
  fields: Record<string, JSONField>
  /** The sample event, whose paths are completed. */
  source: unknown
  onChange: (mapping: JSONObject) => void
}) {
  const [text, setText] = useState(() => textOf(mapping))
  const [seen, setSeen] = useState(mapping)
  const [schema] = useState(() => mappingOfFields(fields, source))
  const [isObject, setObject] = useState(true)
  if (seen !== mapping) {
    setSeen(mapping)
    setText(textOf(mapping))
  }
  const edit = (next: string) => {
    setText(next)
    try {
      const value: unknown = JSON.parse(next)
      setObject(isRecord(value))
      if (!isRecord(value)) return
      setSeen(value as JSONObject)
      onChange(value as JSONObject)
    } catch {
      // The editor names the fault.
    }
  }
  return (
    <div className="field">
      <JsonEditor label="Mapping as JSON" value={text} onChange={edit} schema={schema} />
      {!isObject && <p className="field-error">A mapping is an object with an expression for each field.</p>}
    </div>
  )
}

function textOf(mapping: JSONObject): string {
  return JSON.stringify(mapping, undefined, 2)
}
