import { Tabs as RadixTabs } from 'radix-ui'
import { useState, type ReactNode } from 'react'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** A copy of the chosen `<option>`, which the browser keeps. React has no type for it yet. */
      selectedcontent: object
    }
  }
}

/** A choice of a {@link Select}. */
export interface Choice<Value extends string = string> {
  value: Value
  label: string
  /** A second, dim line. */
  detail?: string
}

/** One of a few values. For many, or for free text, use an input with a list. */
export function Select<Value extends string>({
  id,
  label,
  value,
  choices,
  onChange,
  placeholder = 'Choose',
  kind = 'normal',
  isDisabled,
  ...described
}: {
  id?: string
  /** What is chosen: screen readers read it. Not needed if a `<label>` points to `id`. */
  label?: string
  value: Value | undefined
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
  placeholder?: string
  kind?: 'normal' | 'quiet'
  isDisabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}) {
  const [isUsed, setUsed] = useState(false)
  const isKnown = choices.some((choice) => choice.value === value)
  const own = isKnown || value === undefined ? [] : [{ value, label: value } as Choice<Value>]
  // A page has hundreds of lists: what is in one is rendered when somebody comes near it.
  const shown = isUsed ? [...own, ...choices] : [...own, ...choices.filter((choice) => choice.value === value)]
  const use = () => setUsed(true)
  return (
    <select
      id={id}
      className="select"
      data-kind={kind}
      data-placeholder={value === undefined || undefined}
      aria-label={label}
      value={value === undefined ? NOTHING : marked(value)}
      onChange={({ target }) => onChange(target.value.slice(1) as Value)}
      disabled={isDisabled}
      onFocus={use}
      onPointerEnter={use}
      {...described}
    >
      {IS_STYLED && (
        <button type="button">
          <selectedcontent />
        </button>
      )}
      {value === undefined && (
        <option value={NOTHING} hidden>
          {placeholder}
        </option>
      )}
      {shown.map((choice) => (
        <option key={choice.value} value={marked(choice.value)}>
          {choice.label}
          {IS_STYLED && choice.detail && <small>{choice.detail}</small>}
        </option>
      ))}
    </select>
  )
}

/** Whether the browser styles the list of a `<select>`. Where it does not, the list is that of the system, without details. */
const IS_STYLED = typeof CSS !== 'undefined' && CSS.supports('appearance', 'base-select')

/** The value of a `<select>` in which nothing is chosen. A choice may be '', so all of them have a mark. */
const NOTHING = ''
const marked = (value: string) => `=${value}`

/** On or off, at once. */
export function Switch({
  id,
  label,
  isOn,
  onChange,
  isDisabled
}: {
  id?: string
  /** What is switched: screen readers read it. Not needed if a `<label>` points to `id`. */
  label?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  isDisabled?: boolean
}) {
  return (
    <input
      type="checkbox"
      role="switch"
      id={id}
      className="switch"
      aria-label={label}
      checked={isOn}
      onChange={({ target }) => onChange(target.checked)}
      disabled={isDisabled}
    />
  )
}

/** Views of one thing, one at a time. */
export function Tabs({
  label,
  tabs,
  value,
  onChange
}: {
  /** What the tabs show: screen readers read it. */
  label: string
  tabs: { value: string; label: ReactNode; content: ReactNode }[]
  /** The open tab. Default: the first one, and the tabs keep track themselves. */
  value?: string
  onChange?: (value: string) => void
}) {
  return (
    <RadixTabs.Root
      value={value}
      onValueChange={onChange}
      defaultValue={value === undefined ? tabs[0]?.value : undefined}
    >
      <RadixTabs.List className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <RadixTabs.Trigger key={tab.value} className="tab" value={tab.value}>
            {tab.label}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.value} value={tab.value}>
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  )
}
