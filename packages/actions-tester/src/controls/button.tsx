import type { ComponentProps, ReactNode } from 'react'
import { Help } from './help'
import { Icon, type IconName } from './icon'
import { keysText } from './keys'

/** What a button looks like. One primary button in each view at most. */
type Kind = 'primary' | 'normal' | 'quiet' | 'danger'

/** A button with a word, and possibly an icon and a key. */
export function Button({
  kind = 'normal',
  icon,
  keys,
  children,
  ...rest
}: ComponentProps<'button'> & { kind?: Kind; icon?: IconName; keys?: string }) {
  return (
    <button type="button" className="button" data-kind={kind} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {keys && <kbd aria-hidden="true">{keysText(keys)}</kbd>}
    </button>
  )
}

/** A button with only an icon. Its label is shown as a tooltip, and screen readers read it. */
export function IconButton({
  icon,
  label,
  keys,
  kind = 'quiet',
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { icon: IconName; label: string; keys?: string; kind?: Kind }) {
  return (
    <button
      type="button"
      className="button"
      data-kind={kind}
      data-shape="icon"
      aria-label={label}
      title={keys ? `${label} (${keysText(keys)})` : label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}

/** A label, an input, its help and its error. `children` gets the attributes that connect them. */
export function Field({
  id,
  label,
  hint,
  isRequired,
  help,
  error,
  children
}: {
  id: string
  label: string
  /** A dim word beside the label. */
  hint?: ReactNode
  isRequired?: boolean
  /** A text in Markdown, or elements. */
  help?: ReactNode
  error?: string
  children: (attributes: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        <span>
          {label}
          {isRequired && (
            <span className="required" title="Required">
              {' '}
              *
            </span>
          )}
        </span>
        {hint && <span className="dim">{hint}</span>}
      </label>
      {children({ id, ...(described && { 'aria-describedby': described }), ...(error && { 'aria-invalid': true }) })}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {help && <div id={`${id}-help`}>{typeof help === 'string' ? <Help text={help} /> : help}</div>}
    </div>
  )
}
