import { useEffect, useSyncExternalStore } from 'react'
import { followChanges, keys, queryClient, useDestination, type DestinationAnswer, type RunningRun } from '../api'
import { CopyButton, Notice, Popover, showToast } from '../controls'
import { definitionChanges } from '../destinations'
import { useWorkbench } from '../workbench'

/** What the page knows about reloads of the code. */
interface ReloadState {
  isConnected: boolean
  /** When the code was reloaded last, and what changed. */
  last?: { at: string; files: string[]; changes: string[] }
}

let state: ReloadState = { isConnected: true }
const listeners = new Set<() => void>()

function change(patch: Partial<ReloadState>): void {
  state = { ...state, ...patch }
  for (const tell of listeners) tell()
}

/**
 * Follows the server. When it has reloaded its code, reads everything again and says what changed; what people typed
 * stays. Keeps the runs that are under way, and the history, as they are there.
 */
export function useServerChanges(): void {
  useEffect(
    () =>
      followChanges({
        onProgress: ({ destination, run, isOver = false }) => {
          queryClient.setQueryData<{ runs: RunningRun[] }>(keys.running(destination), (old) => {
            const others = (old?.runs ?? []).filter(({ id }) => id !== run.id)
            return { runs: isOver ? others : [...others, run] }
          })
        },
        onRun: ({ destination }) => void queryClient.invalidateQueries({ queryKey: keys.history(destination) }),
        onConnected: (isConnected) => {
          const isBack = isConnected && !state.isConnected
          change({ isConnected })
          if (isBack) void queryClient.invalidateQueries()
          // What was told before the connection stood.
          else if (isConnected) void queryClient.invalidateQueries({ queryKey: ['running'] })
        },
        onReload: async ({ files, errors }) => {
          const before = definitions()
          await queryClient.invalidateQueries()
          const after = definitions()
          const changes = [...after].flatMap(([name, answer]) => {
            const old = before.get(name)
            return old ? definitionChanges(old.definition, answer.definition) : []
          })
          change({ last: { at: timeNow(), files, changes } })
          if (errors.length > 0) return
          const subject = files.length === 0 ? 'Reloaded.' : `Reloaded: ${files.map(baseName).join(', ')} changed.`
          showToast([subject, ...changes.slice(0, 3), ...(changes.length > 3 ? ['...'] : [])].join(' '))
        }
      }),
    []
  )
}

function definitions(): Map<string, DestinationAnswer> {
  const all = queryClient.getQueriesData<DestinationAnswer>({ queryKey: ['destination'] })
  return new Map(all.flatMap(([[, name], answer]) => (answer ? [[name as string, answer]] : [])))
}

function timeNow(): string {
  return new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
}

function baseName(file: string): string {
  return file.split('/').slice(-2).join('/')
}

/** Says in the bar whether the page is connected, and when the code was reloaded. A click shows what changed. */
export function ReloadStatus() {
  const { isConnected, last } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => state
  )
  if (!isConnected) {
    return (
      <span className="bar-status" data-kind="failed" role="status">
        <i />
        <span>Not connected</span>
      </span>
    )
  }
  if (!last) return null
  return (
    <Popover
      label="The last reload"
      align="end"
      trigger={
        <button type="button" className="button bar-status" data-kind="quiet" aria-label={`Reloaded ${last.at}`}>
          <i />
          <span>reloaded {last.at}</span>
        </button>
      }
    >
      <h3>Reloaded {last.at}</h3>
      <ul className="reload-list">
        {last.files.map((file) => (
          <li key={file} className="mono">
            {file}
          </li>
        ))}
        {last.changes.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {last.changes.length === 0 && <li className="dim">Settings, actions, fields and presets are the same.</li>}
      </ul>
    </Popover>
  )
}

/** Says that the newest code does not load: file and line, the compiler's words, and what goes on meanwhile. */
export function LoadError() {
  const name = useWorkbench((workbench) => workbench.name)
  const { data } = useDestination(name)
  if (!data?.error) return null
  return (
    <div className="load-error">
      <Notice kind="failed" action={<CopyButton text={data.error} name="Copy details" />}>
        <strong>The code does not load. The last version that did goes on.</strong>
        <pre>{data.error}</pre>
      </Notice>
    </div>
  )
}
