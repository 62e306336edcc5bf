import { useId, useState } from 'react'
import { Select } from '../controls'

/** Scripts that people need often. */
const SCRIPTS = [
  { value: '200', label: '200, accepts everything' },
  { value: '400 {"error":"invalid_request","message":"A field is not valid."}', label: '400 with a body' },
  { value: '401,200', label: '401, then 200' },
  { value: '429:30', label: '429 with Retry-After' },
  { value: '500', label: '500' },
  { value: 'slow:3000', label: 'Slow, after 3 s' },
  { value: 'cut', label: 'Cut off in the body' }
]

const OWN = 'own'

/** How the stand-in answers: one of the usual scripts, or an own one. */
export function ScriptEditor({ script, onChange }: { script: string; onChange: (script: string) => void }) {
  const id = useId()
  const [isOwn, setOwn] = useState(() => SCRIPTS.every(({ value }) => value !== script))
  return (
    <div className="script">
      <label htmlFor={`${id}-usual`}>Stand-in answers</label>
      <Select
        id={`${id}-usual`}
        value={isOwn ? OWN : script}
        choices={[...SCRIPTS, { value: OWN, label: 'As scripted' }]}
        onChange={(value) => {
          setOwn(value === OWN)
          if (value !== OWN) onChange(value)
        }}
      />
      {isOwn && (
        <>
          <input
            className="input"
            aria-label="Script"
            aria-describedby={`${id}-help`}
            spellCheck={false}
            value={script}
            onChange={({ target }) => onChange(target.value)}
          />
          <p className="dim" id={`${id}-help`}>
            One step for each request, with commas between them; the last one repeats. For example{' '}
            <code>429:30,slow:2000,cut,400 {'{"error":"no"}'}</code>.
          </p>
        </>
      )}
    </div>
  )
}
