import { useState } from 'react'
import { get, useSamples, type SegmentEvent } from '../api'
import { Button, Dialog, Field, Select } from '../controls'

/** The most events of a run. */
const MOST = 1000

/** Asks for a sample and a number, and adds so many variations of it, for a batch. */
export function VariationsDialog({
  isOpen,
  onClose,
  onAdd
}: {
  isOpen: boolean
  onClose: () => void
  onAdd: (events: SegmentEvent[]) => void
}) {
  const { data } = useSamples()
  const names = data?.events.map(({ name }) => name) ?? []
  const [sample, setSample] = useState<string>()
  const [count, setCount] = useState('10')
  const [error, setError] = useState<string>()
  const number = Number(count)
  const isRight = Number.isInteger(number) && number >= 1 && number <= MOST
  const name = sample ?? names[0]
  const add = async () => {
    try {
      const { events } = await get<{ events: SegmentEvent[] }>(`/events/${name}?count=${number}`)
      onAdd(events)
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Add variations of a sample"
      description="Events that differ in names, amounts and people, for example for a batch."
      footer={
        <Button kind="primary" disabled={!isRight || !name} onClick={() => void add()}>
          Add {isRight ? number : ''} {number === 1 ? 'event' : 'events'}
        </Button>
      }
    >
      <Field id="variations-sample" label="Sample">
        {(attributes) => (
          <Select
            {...attributes}
            value={name}
            choices={names.map((value) => ({ value, label: value }))}
            onChange={setSample}
          />
        )}
      </Field>
      <Field
        id="variations-count"
        label="How many"
        error={isRight ? error : `A whole number from 1 to ${MOST.toLocaleString('en')}.`}
      >
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            inputMode="numeric"
            value={count}
            onChange={({ target }) => setCount(target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
