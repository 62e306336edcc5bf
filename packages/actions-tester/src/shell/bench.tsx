import { useEffect, useState } from 'react'
import { ApiError, useDestination, useMappings, useSamples } from '../api'
import { Button, ErrorState, Skeleton } from '../controls'
import { EventsPanel } from '../events'
import { FiltersView } from '../filters'
import { RunsView } from '../history'
import { MappingList, MappingView } from '../mappings'
import { OverviewView } from '../overview'
import { RunPanel } from '../run'
import { SettingsView } from '../settings'
import { WebView } from '../web'
import { createWorkbench, useWorkbench, WorkbenchProvider, type Section, type Workbench } from '../workbench'
import { useLocation } from 'wouter'
import { Columns } from './columns'
import { LoadError } from './reload'
import { PlainBar, TopBar } from './top-bar'

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

  if (workbench) {
    return (
      <WorkbenchProvider workbench={workbench}>
        <div className="page">
          <div>
            <TopBar section={section} />
            <LoadError />
          </div>
          <View section={section} id={id} />
        </div>
      </WorkbenchProvider>
    )
  }
  return (
    <div className="page">
      <PlainBar title={name} />
      <main>
        {error ? (
          <Unloaded
            name={name}
            error={error}
            onRetry={() => void Promise.all([destination.refetch(), mappings.refetch(), samples.refetch()])}
          />
        ) : (
          <Skeleton label={`Loading ${name}`} rows={8} />
        )}
      </main>
    </div>
  )
}

function Unloaded({ name, error, onRetry }: { name: string; error: Error; onRetry: () => void }) {
  const [, navigate] = useLocation()
  if (error instanceof ApiError && error.status === 404) {
    return (
      <ErrorState title={`There is no destination '${name}'`} error={error}>
        <Button onClick={() => navigate('/')}>Show the destinations</Button>
      </ErrorState>
    )
  }
  return (
    <ErrorState title={`${name} cannot be loaded`} error={error} onRetry={onRetry}>
      The page goes on by itself when this is repaired.
    </ErrorState>
  )
}

function View({ section, id }: { section: Section; id?: string }) {
  const { selectMapping } = useWorkbench()
  const chosen = useWorkbench(({ mapping, mappings }) =>
    section === 'mappings' && id ? id : (mapping?.id ?? mappings[0]?.id)
  )
  useEffect(() => selectMapping(chosen), [chosen])
  switch (section) {
    case 'mappings':
      return <Columns first={<MappingList />} main={<MappingView />} result={<Result />} mainTitle="Mapping" />
    case 'settings':
      return <Columns main={<SettingsView />} result={<Result />} mainTitle="Settings" />
    case 'filters':
      return <Columns main={<FiltersView />} result={<Result />} mainTitle="Filters" />
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

function Result() {
  return (
    <>
      <EventsPanel />
      <RunPanel />
    </>
  )
}
