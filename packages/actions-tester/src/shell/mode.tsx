import { useSession, type Mode } from '../api'
import { Icon, Menu } from '../controls'
import { useCommands, useWorkbench } from '../workbench'

const MODES: Record<Mode, { word: string; detail: string }> = {
  dry: { word: 'Dry', detail: 'Shows the requests and sends nothing.' },
  'stand-in': { word: 'Stand-in', detail: 'Sends to a vendor that this server plays.' },
  real: { word: 'Real', detail: 'Sends to the vendor. The first run asks, and names the host.' }
}

/** The mode of sending, in words. */
export function ModeMenu() {
  const { mode, setMode } = useWorkbench()
  const session = useSession()
  const rewrites = Object.entries(session.data?.rewrites ?? {}).map(
    ([from, to]) => `${from === '*' ? 'Requests' : `Requests for ${from}`} go to ${to}, as serve was told.`
  )
  const modes = Object.keys(MODES) as Mode[]
  useCommands(
    modes.map((each) => ({
      id: `mode ${each}`,
      title: `Mode: ${MODES[each].word}`,
      group: 'Run' as const,
      keywords: ['send', MODES[each].detail],
      run: () => setMode(each)
    }))
  )
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="button mode"
          data-mode={mode}
          aria-label={`Mode of sending: ${MODES[mode].word}`}
        >
          {MODES[mode].word}
          <Icon name="chevronDown" size={12} />
        </button>
      }
      entries={modes.map((each) => ({
        label: MODES[each].word,
        detail: [MODES[each].detail, ...(each === 'real' ? rewrites : [])].join(' '),
        icon: each === mode ? ('check' as const) : ('blank' as const),
        onSelect: () => setMode(each)
      }))}
    />
  )
}
