import { Select as RadixSelect, Switch as RadixSwitch, Tabs as RadixTabs } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { Icon } from './icon'

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
  const [isOpen, setOpen] = useState(false)
  // Radix keeps '' for "nothing chosen".
  const marked = (given: string) => `=${given}`
  return (
    <RadixSelect.Root
      open={isOpen}
      onOpenChange={setOpen}
      value={value === undefined ? '' : marked(value)}
      onValueChange={(chosen) => chosen && onChange(chosen.slice(1) as Value)}
      disabled={isDisabled}
    >
      <RadixSelect.Trigger id={id} className="select" data-kind={kind} aria-label={label} {...described}>
        <span>
          <RadixSelect.Value placeholder={placeholder}>
            {choices.find((choice) => choice.value === value)?.label ?? value}
          </RadixSelect.Value>
        </span>
        <Icon name="chevronDown" size={12} />
      </RadixSelect.Trigger>
      {/* A closed list would render its choices too, and a page has hundreds of lists. */}
      {isOpen && (
        <RadixSelect.Portal>
          <RadixSelect.Content className="select-list" position="popper" sideOffset={4} collisionPadding={8}>
            <RadixSelect.Viewport>
              {choices.map((choice) => (
                <RadixSelect.Item
                  key={choice.value}
                  className="select-item"
                  value={marked(choice.value)}
                  textValue={choice.label}
                >
                  <span>
                    <RadixSelect.ItemText>{choice.label}</RadixSelect.ItemText>
                    {choice.detail && <small>{choice.detail}</small>}
                  </span>
                </RadixSelect.Item>
              ))}
            </RadixSelect.Viewport>
          </RadixSelect.Content>
        </RadixSelect.Portal>
      )}
    </RadixSelect.Root>
  )
}

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
    <RadixSwitch.Root
      id={id}
      className="switch"
      aria-label={label}
      checked={isOn}
      onCheckedChange={onChange}
      disabled={isDisabled}
    >
      <RadixSwitch.Thumb />
    </RadixSwitch.Root>
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
