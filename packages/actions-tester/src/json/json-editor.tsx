import type { ComponentProps } from 'react'

/** An editor for JSON text. */
export function JsonEditor({
  value,
  onChange,
  label,
  ...rest
}: {
  value: string
  onChange: (text: string) => void
  /** What is edited: screen readers read it. */
  label: string
} & Omit<ComponentProps<'textarea'>, 'value' | 'onChange'>) {
  return (
    <textarea
      className="textarea"
      aria-label={label}
      spellCheck={false}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      {...rest}
    />
  )
}
