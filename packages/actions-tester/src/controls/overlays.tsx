import { Dialog as RadixDialog, DropdownMenu as RadixMenu, Popover as RadixPopover } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { keysText } from './keys'

/** A dialog over the page. It returns the focus when it closes. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  size = 'normal',
  footer,
  children
}: {
  isOpen: boolean
  onClose: () => void
  title: string
  /** A sentence below the title. */
  description?: ReactNode
  size?: 'normal' | 'wide'
  /** The buttons. */
  footer?: ReactNode
  children?: ReactNode
}) {
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="overlay" />
        <RadixDialog.Content
          className="dialog"
          data-size={size}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <div className="dialog-head">
            <RadixDialog.Title asChild>
              <h2>{title}</h2>
            </RadixDialog.Title>
            <RadixDialog.Close className="button" data-kind="quiet" data-shape="icon" aria-label="Close">
              <Icon name="close" />
            </RadixDialog.Close>
          </div>
          <div className="dialog-body">
            {description !== undefined && (
              <RadixDialog.Description className="dim">{description}</RadixDialog.Description>
            )}
            {children}
          </div>
          {footer && <div className="dialog-foot">{footer}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

/** An entry of a menu: an action, a heading, or a line between groups. */
export type MenuEntry =
  | {
      label: string
      /** A second, dim line. */
      detail?: string
      icon?: IconName
      keys?: string
      kind?: 'normal' | 'danger'
      isDisabled?: boolean
      onSelect: () => void
    }
  | { heading: string }
  | 'line'

/** A menu of actions below a button. */
export function Menu({
  trigger,
  entries,
  align = 'end'
}: {
  trigger: ReactElement
  entries: MenuEntry[]
  align?: 'start' | 'end'
}) {
  return (
    <RadixMenu.Root modal={false}>
      <RadixMenu.Trigger asChild>{trigger}</RadixMenu.Trigger>
      <RadixMenu.Portal>
        <RadixMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {entries.map((entry, index) => {
            if (entry === 'line') return <RadixMenu.Separator key={index} className="menu-line" />
            if ('heading' in entry) {
              return (
                <RadixMenu.Label key={index} className="menu-label">
                  {entry.heading}
                </RadixMenu.Label>
              )
            }
            return (
              <RadixMenu.Item
                key={index}
                className="menu-item"
                data-kind={entry.kind}
                disabled={entry.isDisabled}
                onSelect={entry.onSelect}
              >
                {entry.icon && <Icon name={entry.icon} />}
                <span className="grow">
                  {entry.label}
                  {entry.detail && <small>{entry.detail}</small>}
                </span>
                {entry.keys && <kbd>{keysText(entry.keys)}</kbd>}
              </RadixMenu.Item>
            )
          })}
        </RadixMenu.Content>
      </RadixMenu.Portal>
    </RadixMenu.Root>
  )
}

/** Content beside a button, for what is too much for a menu. */
export function Popover({
  trigger,
  label,
  isOpen,
  onOpenChange,
  align = 'start',
  children
}: {
  trigger: ReactElement
  /** What it is for: screen readers read it. */
  label: string
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <RadixPopover.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content className="popover" aria-label={label} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}
