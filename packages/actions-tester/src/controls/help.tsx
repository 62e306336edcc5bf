import { Fragment, useState, type ReactNode } from 'react'

/** The longest text that is shown whole. */
const MOST_CHARACTERS = 160

const PIECE = /\[([^\]]+)\]\((https?:[^)\s]+)\)|`([^`]+)`|\*\*([^*]+)\*\*/g

/** The description of a field: links, code and strong words of Markdown. A long one opens on demand. */
export function Help({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false)
  const isLong = text.length > MOST_CHARACTERS
  return (
    <p className="field-help" data-cut={(isLong && !isOpen) || undefined}>
      <span dir="auto">{formatted(text)}</span>
      {isLong && (
        <button type="button" className="help-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Less' : 'More'}
        </button>
      )}
    </p>
  )
}

function formatted(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  let position = 0
  for (const match of text.matchAll(PIECE)) {
    const [whole, name, address, code, strong] = match
    parts.push(text.slice(position, match.index))
    position = match.index + whole.length
    if (address)
      parts.push(
        <a key={position} href={address} target="_blank" rel="noreferrer">
          {name}
        </a>
      )
    else if (code) parts.push(<code key={position}>{code}</code>)
    else parts.push(<strong key={position}>{strong}</strong>)
  }
  return [...parts, text.slice(position)].map((part, index) => <Fragment key={index}>{part}</Fragment>)
}
