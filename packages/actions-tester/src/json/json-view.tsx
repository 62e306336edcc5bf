import { Fragment, useState } from 'react'
import { Button } from '../controls'
import { tokensOf } from './tokens'
import './json.css'

/** The most lines that are shown at first. */
const FIRST_LINES = 400

/** JSON to read: indented, in colours, all of it on demand. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const [isWhole, setWhole] = useState(false)
  const text = JSON.stringify(value, undefined, 2) ?? 'undefined'
  const lines = text.split('\n')
  const shown = isWhole || lines.length <= FIRST_LINES ? text : lines.slice(0, FIRST_LINES).join('\n')
  return (
    <div className="json-view">
      <pre tabIndex={0} role="region" aria-label={label}>
        {tokensOf(shown).map(({ kind, text: token }, index) =>
          kind ? (
            <span key={index} data-token={kind}>
              {token}
            </span>
          ) : (
            <Fragment key={index}>{token}</Fragment>
          )
        )}
      </pre>
      {shown !== text && <Button onClick={() => setWhole(true)}>Show all {lines.length} lines</Button>}
    </div>
  )
}
