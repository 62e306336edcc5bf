import { QueryClientProvider } from '@tanstack/react-query'
import { Redirect, Router, useLocation } from 'wouter'
import { queryClient, useDestinations } from '../api'
import { ControlsProvider, Toasts } from '../controls'
import { Catalogue } from '../destinations'
import { addressOf, BASE, placeOf } from '../workbench'
import { Bench } from './bench'
import { Keyboard } from './keyboard'
import { Palette } from './palette'
import { TopBar } from './top-bar'
import './shell.css'

/** The whole page. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ControlsProvider>
        <Router base={BASE}>
          <Page />
          <Palette />
          <Keyboard />
        </Router>
        <Toasts />
      </ControlsProvider>
    </QueryClientProvider>
  )
}

function Page() {
  const [address] = useLocation()
  const { data } = useDestinations()
  const { destination, section, id } = placeOf(address)
  if (destination) return <Bench key={destination} name={destination} section={section} id={id} />
  const [only, ...others] = data?.destinations ?? []
  // With one destination there is nothing to choose.
  if (only && others.length === 0) return <Redirect to={addressOf(only.name, 'mappings')} replace />
  return (
    <div className="page">
      <TopBar />
      <Catalogue />
    </div>
  )
}
