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
  useCommands([
    { id: 'search', title: 'Search destinations', group: 'View', keys: '/', run: () => input.current?.focus() }
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
        />
      </div>
      {found.length === 0 && <EmptyState title={`No destination matches '${search}'`} />}
      <ul>
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
  if ('error' in destination) {
    return (
      <>
        <strong>{destination.name}</strong>
        <span className="dim">{destination.error}</span>
        <Outcome kind="failed">Does not load</Outcome>
      </>
    )
  }
  return (
    <>
      <strong>{destination.title}</strong>
      <span className="dim">{destination.name}</span>
      <span className="dim">{destination.mode}</span>
    </>
  )
}

function matches(destination: DestinationSummary, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = Object.values(destination).flat().join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}
