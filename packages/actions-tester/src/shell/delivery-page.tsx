import { lazy, Suspense, useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { Skeleton } from '../controls'
import { DEAD_LETTERS, DELIVERY, useCommands, type DeliveryPlace } from '../workbench'
import { ReloadStatus } from './reload'
import { PlainBar } from './top-bar'

/** Late, as most servers show no delivery. */
const DeliveryView = lazy(async () => ({ default: (await import('../delivery/index.js')).DeliveryView }))

const VIEWS: { view: DeliveryPlace['view']; title: string; address: string }[] = [
  { view: 'overview', title: 'Overview', address: DELIVERY },
  { view: 'dead', title: 'Dead letters', address: DEAD_LETTERS }
]

/** The part of the page about a delivery, with its bar. */
export function DeliveryPage({ view, id }: DeliveryPlace) {
  const [, navigate] = useLocation()
  const { title } = VIEWS.find((each) => each.view === view)!
  useEffect(() => {
    document.title = `${title} · Delivery · Actions Tester`
  }, [title])
  useCommands(
    VIEWS.map((each) => ({
      id: `delivery ${each.view}`,
      title: each.title,
      group: 'Go to' as const,
      keywords: ['delivery'],
      run: () => navigate(each.address)
    }))
  )
  return (
    <div className="page">
      <PlainBar title="Delivery">
        <nav className="bar-sections" aria-label="Sections">
          {VIEWS.map((each) => (
            <Link key={each.view} href={each.address} aria-current={each.view === view ? 'page' : undefined}>
              {each.title}
            </Link>
          ))}
        </nav>
        <div className="bar-state">
          <ReloadStatus />
        </div>
      </PlainBar>
      <main className="whole">
        <Suspense fallback={<Skeleton label="Loading the delivery" rows={8} />}>
          <DeliveryView view={view} id={id} />
        </Suspense>
      </main>
    </div>
  )
}
