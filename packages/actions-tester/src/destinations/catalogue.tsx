import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { useDestinations, type DestinationSummary } from '../api'
import { EmptyState, ErrorState, Outcome, Skeleton } from '../controls'
import { addressOf, useCommands } from '../workbench'
import './destinations.css'

/** The destinations that are served, with a search. */
export function Catalogue() {
  const { data, error, refetch } = useDestinations()
  const [search, setSearch] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const move = (by: number) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])]
    const next = links.indexOf(document.activeElement as HTMLAnchorElement) + by
    links[Math.max(0, Math.min(next, links.length - 1))]?.focus()
  }
  useCommands([
    { id: 'search', title: 'Search destinations', group: 'View', keys: '/', run: () => input.current?.focus() },
    { id: 'next', title: 'Next destination', group: 'View', keys: 'j', isOnlyKey: true, run: () => move(1) },
    { id: 'previous', title: 'Previous destination', group: 'View', keys: 'k', isOnlyKey: true, run: () => move(-1) }
  ])
  if (error)
    return <ErrorState title="The destinations cannot be listed" error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label="Loading destinations" rows={8} />
  const found = data.destinations.filter((destination) => matches(destination, search))
  return (
    <main className="catalogue">
      <div className="catalogue-head">
        <h1>Destinations</h1>
        <input
          ref={input}
          type="search"
          className="input"
          aria-label="Search destinations"
          placeholder="Search"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={({ key }) => key === 'ArrowDown' && move(1)}
        />
      </div>
      {found.length === 0 && <EmptyState title={`No destination matches '${search}'`} />}
      <p className="dim" role="status">
        {found.length === data.destinations.length
          ? `${found.length} served`
          : `${found.length} of ${data.destinations.length}`}
      </p>
      <ul className="catalogue-list" ref={list}>
        {found.map((destination) => (
          <li key={destination.name}>
            <Link href={addressOf(destination.name, 'mappings')} className="catalogue-row">
              <Row {...destination} />
            </Link>
          </li>
        ))}
      </ul>
    </main>
  )
}

function Row(destination: DestinationSummary) {
  if (!('title' in destination)) {
    return (
      <>
        <span className="catalogue-name">
          <strong>{destination.name}</strong>
          <span className="dim">{destination.error.split('\n')[0]}</span>
        </span>
        <Outcome kind="failed">Does not load</Outcome>
      </>
    )
  }
  const { title, name, mode, isReady, mappings, error } = destination
  const { total, enabled } = mappings
  return (
    <>
      <span className="catalogue-name">
        <strong>{title}</strong>
        {title.toLowerCase() !== name && <span className="dim mono">{name}</span>}
      </span>
      <span className="catalogue-status dim">
        {error ? (
          <Outcome kind="failed">Newest code does not load</Outcome>
        ) : total > 0 ? (
          `${total} ${total === 1 ? 'mapping' : 'mappings'}, ${enabled} on`
        ) : isReady ? (
          'No mappings'
        ) : (
          'Settings missing'
        )}
      </span>
      <span className="catalogue-mode dim">{mode}</span>
    </>
  )
}

function matches(destination: DestinationSummary, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = Object.values(destination).flat().join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}
