import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { get, send, type KeptRun, type Mode } from '../api'
import { Button, Dialog, Icon, Menu, Skeleton } from '../controls'
import { runCallOf, useCommands, useWorkbench } from '../workbench'

const MODES: Record<Mode, { word: string; detail: string }> = {
  dry: { word: 'Dry', detail: 'Shows the requests and sends nothing.' },
  'stand-in': { word: 'Stand-in', detail: 'Sends to a vendor that this server plays.' },
  real: { word: 'Real', detail: 'Sends to the vendor, with your settings.' }
}

/** The mode of sending, in words. The first change to real sending in a visit asks, and names the host. */
export function ModeMenu() {
  const { mode, setMode } = useWorkbench()
  const [isAsking, setAsking] = useState(false)
  const [isAllowed, setAllowed] = useState(false)
  const choose = (chosen: Mode) => (chosen === 'real' && !isAllowed ? setAsking(true) : setMode(chosen))
  const modes = Object.keys(MODES) as Mode[]
  useCommands(
    modes.map((each) => ({
      id: `mode ${each}`,
      title: `Mode: ${MODES[each].word}`,
      group: 'Run' as const,
      keywords: ['send', MODES[each].detail],
      run: () => choose(each)
    }))
  )
  return (
    <>
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
          detail: MODES[each].detail,
          icon: each === mode ? ('check' as const) : ('blank' as const),
          onSelect: () => choose(each)
        }))}
      />
      {isAsking && (
        <AskForReal
          onClose={() => setAsking(false)}
          onAllow={() => {
            setAsking(false)
            setAllowed(true)
            setMode('real')
          }}
        />
      )}
    </>
  )
}

function AskForReal({ onClose, onAllow }: { onClose: () => void; onAllow: () => void }) {
  const { name, definition } = useWorkbench()
  const { data: hosts, isPending } = useHosts(name)
  const session = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => get<{ rewrites: Record<string, string> }>('/session', signal)
  })
  const rewrites = Object.entries(session.data?.rewrites ?? {})
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Send to ${definition.name}?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={onAllow}>
            Send real requests
          </Button>
        </>
      }
    >
      {isPending ? (
        <Skeleton label="Looking for the host" rows={2} />
      ) : hosts && hosts.length > 0 ? (
        <p>
          Runs will send requests to <strong>{hosts.join(', ')}</strong> with your settings. What they create there
          stays.
        </p>
      ) : (
        <p>
          Runs will send requests to the servers of {definition.name} with your settings. The selected mapping makes no
          request for the selected event, so the host is not known yet.
        </p>
      )}
      {rewrites.map(([from, to]) => (
        <p key={from} className="dim">
          This server sends requests for {from === '*' ? 'all other hosts' : from} to {to} instead.
        </p>
      ))}
    </Dialog>
  )
}

/** The hosts that the selected mapping calls for the selected event, found by a dry run. */
function useHosts(name: string) {
  const state = useWorkbench()
  return useQuery({
    queryKey: ['hosts', name, state.mapping, state.event],
    queryFn: async () => {
      const call = runCallOf({ ...state, mode: 'dry' }, {})
      if (call.mappings.length === 0 || call.events.length === 0) return []
      const { mappings } = await send<KeptRun>('POST', `/destinations/${encodeURIComponent(name)}/run`, {
        ...call,
        keep: false
      })
      const all = mappings.flatMap(({ results, batches }) =>
        [...results, ...batches].flatMap(({ exchanges }) => exchanges)
      )
      return [...new Set(all.map(({ request }) => new URL(request.url).host))]
    }
  })
}
