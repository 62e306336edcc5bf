import { useEffect, useState } from 'react'
import { Button, IconButton } from './button'

/** Copies a text, and says so for a moment. Without `label` it is only an icon. */
export function CopyButton({ text, label, name = 'Copy' }: { text: string; label?: string; name?: string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  const icon = isCopied ? 'check' : 'copy'
  if (label === undefined) return <IconButton icon={icon} label={isCopied ? 'Copied' : name} onClick={copy} />
  return (
    <Button icon={icon} onClick={copy}>
      {isCopied ? 'Copied' : label}
    </Button>
  )
}

/** A text that is cut in the middle if it is long. A click shows all of it. */
export function LongText({ text, most = 80 }: { text: string; most?: number }) {
  const [isWhole, setWhole] = useState(false)
  if (text.length <= most) return <bdi>{text}</bdi>
  const half = Math.floor((most - 1) / 2)
  return (
    <button
      type="button"
      className="long-text"
      aria-expanded={isWhole}
      title={isWhole ? 'Show less' : `Show all ${text.length} characters`}
      onClick={() => setWhole(!isWhole)}
    >
      <bdi>{isWhole ? text : `${text.slice(0, half)}…${text.slice(-half)}`}</bdi>
    </button>
  )
}
