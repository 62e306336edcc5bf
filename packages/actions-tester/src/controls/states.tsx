import { VERDICT_WORDS, type Verdict } from '@segment/actions-session/verdict'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button'
import { Icon, type IconName } from './icon'
import { CopyButton } from './text'

/** How an event ended. There are four states only. */
export type OutcomeKind = Verdict

const ICONS: Record<OutcomeKind, IconName> = {
  delivered: 'check',
  retried: 'redo',
  failed: 'cross',
  discarded: 'minus'
}

/** How an event ended, as an icon and a word. `children` replaces the word. */
export function Outcome({ kind, children }: { kind: OutcomeKind; children?: ReactNode }) {
  return (
    <span className="outcome" data-kind={kind}>
      <Icon name={ICONS[kind]} size={12} />
      {children ?? VERDICT_WORDS[kind]}
    </span>
  )
}

/** Stands in for content that is loading. It appears after 150 ms, so that a quick answer does not flicker. */
export function Skeleton({ label = 'Loading', rows = 4 }: { label?: string; rows?: number }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} style={{ width: `${[72, 48, 60, 36][index % 4]}%` }} />
      ))}
    </div>
  )
}

/** Says what to do where there is nothing yet, with the buttons that do it. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="state-actions">{actions}</div>}
    </div>
  )
}

/** Says what failed and what to do next. The details can be copied. */
export function ErrorState({
  title,
  error,
  onRetry,
  children
}: {
  /** What failed: `The mappings cannot be read`. */
  title: string
  error: { message: string } | string
  /** Tries again. */
  onRetry?: () => void
  /** What to do next. */
  children?: ReactNode
}) {
  const message = typeof error === 'string' ? error : error.message
  return (
    <div className="state" role="alert">
      <h2>{title}</h2>
      <p>{message}</p>
      {children && <p>{children}</p>}
      <div className="state-actions">
        {onRetry && (
          <Button icon="redo" onClick={onRetry}>
            Try again
          </Button>
        )}
        <CopyButton text={`${title}\n${message}`} label="Copy details" />
      </div>
    </div>
  )
}

/** A message within a view: an icon, the text, and possibly a button. */
export function Notice({
  kind = 'info',
  children,
  action
}: {
  kind?: 'info' | OutcomeKind
  children: ReactNode
  action?: ReactNode
}) {
  const icon: IconName = kind === 'info' ? 'info' : kind === 'delivered' ? 'check' : 'alert'
  return (
    <div className="notice" data-kind={kind} role={kind === 'failed' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <div>{children}</div>
      {action}
    </div>
  )
}
