import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useDestinations, useSession } from '../api'
import { Icon, IconButton, keysText, Menu } from '../controls'
import {
  addressOf,
  commandsNow,
  DELIVERY,
  deliveryPlaceOf,
  useCommands,
  useWorkbench,
  type Section
} from '../workbench'
import { ModeMenu } from './mode'
import { ReloadStatus } from './reload'
import { chooseTheme, chosenTheme, type Theme } from './theme'

const SECTIONS: Record<Section, string> = {
  mappings: 'Mappings',
  filters: 'Filters',
  settings: 'Settings',
  runs: 'Runs',
  overview: 'Overview',
  web: 'Web'
}

const THEMES: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** The bar at the top of the page about no destination. */
export function PlainBar({ title, children }: { title: string; children?: React.ReactNode }) {
  const [address, navigate] = useLocation()
  const { data } = useDestinations()
  const { data: session } = useSession()
  const isDelivery = deliveryPlaceOf(address) !== undefined
  const hasOthers = (data?.destinations.length ?? 0) > (isDelivery ? 0 : 1)
  const hasDelivery = session?.delivery === true && !isDelivery
  useCommands([
    ...(hasDelivery
      ? [{ id: 'delivery', title: 'Delivery', group: 'Go to' as const, run: () => navigate(DELIVERY) }]
      : []),
    ...(hasOthers
      ? [{ id: 'catalogue', title: 'Destinations', group: 'Go to' as const, run: () => navigate('/') }]
      : []),
    ...(Object.keys(THEMES) as Theme[]).map((theme) => ({
      id: `theme ${theme}`,
      title: `Theme: ${THEMES[theme]}`,
      group: 'View' as const,
      keywords: ['dark', 'light', 'appearance'],
      run: () => chooseTheme(theme)
    }))
  ])
  return (
    <header className="bar">
      <div className="bar-name">
        {hasOthers && (
          <>
            <Link href="/" className="bar-home">
              Destinations
            </Link>
            <span className="dim" aria-hidden="true">
              /
            </span>
          </>
        )}
        <strong title={title}>{title}</strong>
      </div>
      {children}
      <div className="bar-tools">
        {hasDelivery && (
          <Link href={DELIVERY} className="button" data-kind="quiet">
            Delivery
          </Link>
        )}
        <button type="button" className="button bar-commands" data-kind="quiet" onClick={() => runCommand('palette')}>
          <Icon name="search" />
          <span className="sr-only">Commands</span>
          <kbd>{keysText('mod+k')}</kbd>
        </button>
        <Menu
          trigger={<IconButton icon="menu" label="More" />}
          entries={[
            { heading: 'Theme' },
            ...(Object.keys(THEMES) as Theme[]).map((theme) => ({
              label: THEMES[theme],
              icon: theme === chosenTheme() ? ('check' as const) : ('blank' as const),
              onSelect: () => chooseTheme(theme)
            })),
            'line',
            { label: 'Keyboard shortcuts', keys: '?', onSelect: () => setTimeout(() => runCommand('shortcuts')) },
            { label: 'API description', onSelect: () => window.open('/api/openapi.json', '_blank', 'noopener') }
          ]}
        />
      </div>
    </header>
  )
}

/** The bar at the top: the destination, its sections, and the mode of sending. */
export function TopBar({ section }: { section: Section }) {
  const { name, definition } = useWorkbench()
  const [, navigate] = useLocation()
  const sections = (Object.keys(SECTIONS) as Section[]).filter((each) => each !== 'web' || definition.mode === 'device')
  useEffect(() => {
    document.title = `${definition.name} · ${SECTIONS[section]} · Actions Tester`
  }, [definition.name, section])
  useCommands(
    sections.map((each) => ({
      id: `section ${each}`,
      title: SECTIONS[each],
      group: 'Go to' as const,
      run: () => navigate(addressOf(name, each))
    }))
  )
  return (
    <PlainBar title={definition.name}>
      <nav className="bar-sections" aria-label="Sections">
        {sections.map((each) => (
          <Link key={each} href={addressOf(name, each)} aria-current={each === section ? 'page' : undefined}>
            {SECTIONS[each]}
          </Link>
        ))}
      </nav>
      <div className="bar-state">
        <MappingState />
        <ReloadStatus />
        <ModeMenu />
      </div>
    </PlainBar>
  )
}

/** Whether the mappings are saved, and the commands that go to them. */
function MappingState() {
  const { name, mappings, saved } = useWorkbench()
  const [, navigate] = useLocation()
  useCommands(
    mappings.map((mapping) => ({
      id: `mapping ${mapping.id}`,
      title: mapping.name || 'Mapping without a name',
      group: 'Go to' as const,
      keywords: ['mapping', mapping.partnerAction],
      run: () => navigate(addressOf(name, 'mappings', mapping.id))
    }))
  )
  return saved === 'unsaved' && <span className="bar-unsaved">Not saved</span>
}

function runCommand(id: string): void {
  commandsNow()
    .find((command) => command.id === id)
    ?.run()
}
