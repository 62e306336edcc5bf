import { Link } from 'wouter'
import { addressOf, type Section } from '../workbench'

/** The bar at the top: the destination, its sections, and the mode of sending. */
export function TopBar({ destination, section }: { destination?: string; section?: Section; isLoaded?: boolean }) {
  return (
    <header className="bar">
      <Link href="/" className="bar-name">
        {destination ?? 'Actions Tester'}
      </Link>
      {destination && (
        <nav aria-label="Sections">
          {(['mappings', 'filters', 'settings', 'runs', 'overview'] as const).map((name) => (
            <Link key={name} href={addressOf(destination, name)} aria-current={name === section ? 'page' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
      )}
    </header>
  )
}
