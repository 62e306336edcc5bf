import { useState } from 'react'
import { Button, IconButton, Popover } from '../controls'
import { useSurroundings, type Choices } from './editing'

/** A button that asks the vendor for the choices of a field, and lists them. */
export function ChoicePicker({
  label,
  field,
  onPick
}: {
  label: string
  /** The key of the field, or `object.key`. */
  field: string
  onPick: (value: string) => void
}) {
  const { loadChoices } = useSurroundings()
  const [isOpen, setOpen] = useState(false)
  const [answer, setAnswer] = useState<Choices>()
  const load = () => {
    setAnswer(undefined)
    void loadChoices(field).then(setAnswer)
  }
  const open = (next: boolean) => {
    setOpen(next)
    if (next && !answer) load()
  }
  const pick = (value: string) => {
    onPick(value)
    setOpen(false)
  }
  return (
    <Popover
      trigger={<IconButton icon="search" label={`Ask the vendor for the choices of ${label}`} kind="normal" />}
      label={`Choices of ${label}`}
      isOpen={isOpen}
      onOpenChange={open}
      align="end"
    >
      <div className="choice-list" aria-live="polite">
        {!answer && <p className="dim">Asking the vendor…</p>}
        {answer?.error && <p className="field-error">{answer.error.message}</p>}
        {answer && !answer.error && answer.choices.length === 0 && <p className="dim">The vendor has no choices.</p>}
        {answer?.choices.map(({ label: name, value, description }) => (
          <button key={value} type="button" className="menu-item" onClick={() => pick(value)}>
            <span className="grow">
              {name}
              <small>{description ?? value}</small>
            </span>
          </button>
        ))}
        {answer && (
          <Button icon="redo" onClick={load}>
            Ask again
          </Button>
        )}
      </div>
    </Popover>
  )
}
