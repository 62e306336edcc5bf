import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Redirect, Router, useLocation } from 'wouter'
import { queryClient, useDestinations, useSession } from '../api'
import { Toasts } from '../controls'
import { Catalogue } from '../destinations'
import { addressOf, BASE, DELIVERY, deliveryPlaceOf, placeOf } from '../workbench'
import { Bench } from './bench'
import { DeliveryPage } from './delivery-page'
import { Keyboard } from './keyboard'
import { Palette } from './palette'
import { useServerChanges } from './reload'
import { applyTheme } from './theme'
import { PlainBar } from './top-bar'
import './shell.css'

applyTheme()

/** The whole page. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Router base={BASE}>
        <Page />
        <Palette />
        <Keyboard />
      </Router>
      <Toasts />
    </QueryClientProvider>
  )
}

function Page() {
  const [address] = useLocation()
  const { data } = useDestinations()
  const { data: session, isPending } = useSession()
  useServerChanges()
  const { destination, section, id } = placeOf(address)
  const delivery = deliveryPlaceOf(address)
  useEffect(() => {
    if (!destination) document.title = 'Destinations · Actions Tester'
  }, [destination])
  if (delivery && isPending) return null
  if (delivery && session?.delivery) return <DeliveryPage {...delivery} />
  if (destination) return <Bench key={destination} name={destination} section={section} id={id} />
  const [only, ...others] = data?.destinations ?? []
  // With one destination there is nothing to choose.
  if (only && others.length === 0) return <Redirect to={addressOf(only.name, 'mappings')} replace />
  if (session?.delivery && data?.destinations.length === 0) return <Redirect to={DELIVERY} replace />
  return (
    <div className="page">
      <PlainBar title="Actions Tester" />
      <Catalogue />
    </div>
  )
}
