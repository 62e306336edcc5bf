import { useEffect, useState, type ReactNode } from 'react'
import { useDestination, useMappings, useSamples } from '../api'
import { ErrorState, Skeleton } from '../controls'
import { EventsPanel } from '../events'
import { FiltersView } from '../filters'
import { RunsView } from '../history'
import { MappingList, MappingView } from '../mappings'
import { OverviewView } from '../overview'
import { RunPanel } from '../run'
import { SettingsView } from '../settings'
import { WebView } from '../web'
import { createWorkbench, useWorkbench, WorkbenchProvider, type Section, type Workbench } from '../workbench'
import { TopBar } from './top-bar'

/** One destination: loads what the views need, and shows the one that the address names. */
export function Bench({ name, section, id }: { name: string; section: Section; id?: string }) {
  const destination = useDestination(name)
  const mappings = useMappings(name)
  const samples = useSamples()
  const [workbench, setWorkbench] = useState<Workbench>()
  const error = destination.error ?? mappings.error ?? samples.error
  useEffect(() => {
    if (!destination.data || !mappings.data || !samples.data) return
    const { definition, settings } = destination.data
    const fresh = { name, definition, settings, ...mappings.data }
    if (workbench) return workbench.snapshot().refresh(fresh)
    setWorkbench(createWorkbench({ ...fresh, events: samples.data.events.map(({ event }) => event) }))
  }, [name, workbench, destination.data, mappings.data, samples.data])

  if (!workbench) {
    return (
      <div className="page">
        <TopBar destination={name} section={section} />
        {error ? (
          <ErrorState
            title={`${name} cannot be shown`}
            error={error}
            onRetry={() => void Promise.all([destination.refetch(), mappings.refetch(), samples.refetch()])}
          />
        ) : (
          <Skeleton label={`Loading ${name}`} rows={8} />
        )}
      </div>
    )
  }
  return (
    <WorkbenchProvider workbench={workbench}>
      <div className="page">
        <TopBar destination={name} section={section} isLoaded />
        <View section={section} id={id} />
      </div>
    </WorkbenchProvider>
  )
}

function View({ section, id }: { section: Section; id?: string }) {
  const { selectMapping, mappings } = useWorkbench()
  const mappingId = section === 'mappings' ? (id ?? mappings[0]?.id) : undefined
  useEffect(() => {
    if (section === 'mappings') selectMapping(mappingId)
  }, [section, mappingId])
  const result = (
    <>
      <EventsPanel />
      <RunPanel />
    </>
  )
  switch (section) {
    case 'mappings':
      return <Columns first={<MappingList />} main={<MappingView />} result={result} />
    case 'settings':
      return <Columns main={<SettingsView />} result={result} />
    case 'filters':
      return <Columns main={<FiltersView />} result={result} />
    case 'runs':
      return (
        <main className="whole">
          <RunsView number={id} />
        </main>
      )
    case 'overview':
      return (
        <main className="whole">
          <OverviewView />
        </main>
      )
    case 'web':
      return (
        <main className="whole">
          <WebView />
        </main>
      )
  }
}

function Columns({ first, main, result }: { first?: ReactNode; main: ReactNode; result: ReactNode }) {
  return (
    <div className="columns" data-columns={first ? 3 : 2}>
      {first && (
        <nav className="column column-first" aria-label="Mappings">
          {first}
        </nav>
      )}
      <main className="column column-main">{main}</main>
      <section className="column column-result" aria-label="Event and result">
        {result}
      </section>
    </div>
  )
}
