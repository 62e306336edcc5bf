import {
  keys,
  queryClient,
  send,
  type Call,
  type DestinationManifest,
  type ExplainAnswer,
  type Explanation,
  type KeptRun,
  type MappingsAnswer,
  type Mode,
  type RunCall,
  type SegmentEvent,
  type SettingsView,
  type StoredMapping
} from '../api'
import { readStored, writeStored } from './storage'

/** A mapping as it is being edited. */
export type MappingDraft = StoredMapping

/** A mapping that may not have an id yet. */
export type NewMapping = Omit<StoredMapping, 'id'> & { id?: string }

/** What the page works with: one destination, its mappings, and the events to try. */
export interface WorkbenchState {
  /** The name of the folder of the destination. */
  name: string
  definition: DestinationManifest
  settings: SettingsView
  mappings: MappingDraft[]
  /** The most mappings of a destination. */
  most: number
  /** The selected mapping. */
  mapping?: MappingDraft
  /** Whether the mappings are stored on the server. Those that are not are kept in the browser. */
  saved: 'saved' | 'saving' | 'unsaved'
  /** Why the mappings could not be saved. */
  saveError?: string
  events: SegmentEvent[]
  /** The place of the selected event in `events`. */
  eventIndex: number
  /** The selected event. */
  event?: SegmentEvent
  mode: Mode
  /** How the stand-in answers, as in `serve --script`. */
  script: string
  /** How the selected mapping treats the selected event. The last answer stays until the next one is there. */
  explanation?: Explanation
  /** Why there is no explanation. */
  explainError?: string
  isRunning: boolean
  /** The id of the run that is under way. */
  runId?: string
  /** The last run of this page. */
  lastRun?: KeptRun
  /** Why the last run did not take place. */
  runError?: string
}

/** What `createWorkbench` starts from. */
export type WorkbenchStart = Pick<WorkbenchState, 'name' | 'definition' | 'settings' | 'most'> & {
  mappings: NewMapping[]
  /** Events for a page that has none stored. */
  events: SegmentEvent[]
}

/** What of a destination the browser keeps between visits. Mappings that are not saved on the server are kept apart. */
interface Kept {
  events?: SegmentEvent[]
  eventIndex?: number
  mode?: Mode
  script?: string
}

/** How long to wait for further changes before mappings are saved, in milliseconds. */
const SAVE_AFTER_MS = 300

/** How long to wait before the browser keeps them. Its storage takes longer than to show the change. */
const KEEP_AFTER_MS = 60

/** The state of the page for one destination, and what changes it. */
export type Workbench = ReturnType<typeof createWorkbench>

/** Makes the state for a destination. Mappings, events and script that the browser has kept are in it. */
export function createWorkbench(start: WorkbenchStart) {
  const place = `destination/${start.name}`
  const placeOfMappings = `mappings/${start.name}`
  const kept = readStored<Kept>(place) ?? {}
  const unsaved = readStored<MappingDraft[]>(placeOfMappings)
  const listeners = new Set<() => void>()
  const events = kept.events?.length ? kept.events : start.events
  let saveTimer: ReturnType<typeof setTimeout> | undefined
  let keepTimer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isStale = false
  let state: WorkbenchState = withSelection({
    ...start,
    mappings: unsaved ?? start.mappings.map(withId),
    saved: unsaved ? 'unsaved' : 'saved',
    events,
    eventIndex: Math.min(kept.eventIndex ?? 0, Math.max(events.length - 1, 0)),
    mode: kept.mode ?? 'stand-in',
    script: kept.script ?? '200',
    isRunning: false
  })

  const path = (action: string) => `/destinations/${encodeURIComponent(start.name)}/${action}`

  function change(patch: Partial<WorkbenchState>): void {
    const before = state
    state = withSelection({ ...state, ...patch })
    if (state.mapping?.id !== before.mapping?.id) {
      state.explanation = undefined
      state.explainError = undefined
    }
    for (const tell of listeners) tell()
    const isSame = (['mapping', 'event', 'definition', 'settings'] as const).every((key) => state[key] === before[key])
    if (!isSame) void explain()
  }

  function keep(): void {
    const { events: all, eventIndex, mode, script } = state
    writeStored(place, {
      events: all,
      eventIndex,
      // Each visit asks again before it sends for real.
      mode: mode === 'real' ? 'stand-in' : mode,
      script
    } satisfies Kept)
  }

  /** Keeps the mappings in the browser until the server has them. */
  function keepMappings(): void {
    clearTimeout(keepTimer)
    writeStored(placeOfMappings, state.saved === 'saved' ? undefined : state.mappings)
  }

  function changeMappings(mappings: MappingDraft[]): void {
    change({ mappings, saved: 'saving', saveError: undefined })
    clearTimeout(keepTimer)
    keepTimer = setTimeout(keepMappings, KEEP_AFTER_MS)
    clearTimeout(saveTimer)
    saveTimer = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  /** Saves the mappings at once. */
  async function save(): Promise<void> {
    clearTimeout(saveTimer)
    const { mappings } = state
    try {
      await send<MappingsAnswer>('PUT', path('mappings'), { mappings })
      if (state.mappings === mappings) change({ saved: 'saved', saveError: undefined })
    } catch (error) {
      if (state.mappings === mappings) change({ saved: 'unsaved', saveError: (error as Error).message })
    }
    keepMappings()
  }

  /** Asks how the selected mapping treats the selected event. One question at a time; the next one is about the newest. */
  async function explain(): Promise<void> {
    isStale = true
    if (isAsking) return
    isAsking = true
    while (isStale) {
      // What changes together is asked about once.
      await Promise.resolve()
      isStale = false
      const { mapping, event } = state
      if (!mapping || !event) {
        change({ explanation: undefined, explainError: undefined })
        continue
      }
      const answer = await send<ExplainAnswer>('POST', path('explain'), callOf(mapping, [event])).then(
        ({ events: [explanation] }) => ({ explanation, explainError: undefined }),
        (error: Error) => ({ explanation: state.explanation, explainError: error.message })
      )
      if (state.mapping?.id === mapping.id) change(answer)
    }
    isAsking = false
  }

  const actions = {
    /** Selects a mapping; undefined for none. */
    selectMapping: (id: string | undefined) => change({ mapping: state.mappings.find((mapping) => mapping.id === id) }),
    /** Changes a mapping at once, and saves it shortly after. */
    changeMapping: (id: string, patch: Partial<Omit<MappingDraft, 'id'>>) =>
      changeMappings(state.mappings.map((mapping) => (mapping.id === id ? { ...mapping, ...patch } : mapping))),
    /** Adds a mapping at the end, or at a place, and returns it. The caller goes to its address. */
    addMapping: (mapping: NewMapping, index = state.mappings.length): MappingDraft => {
      const draft = withId(mapping, index)
      changeMappings(state.mappings.toSpliced(index, 0, draft))
      return draft
    },
    /** Removes a mapping, and returns a function that puts it back. */
    removeMapping: (id: string): (() => void) => {
      const index = state.mappings.findIndex((mapping) => mapping.id === id)
      const removed = state.mappings[index]
      if (!removed) return () => undefined
      changeMappings(state.mappings.toSpliced(index, 1))
      return () => changeMappings(state.mappings.toSpliced(index, 0, removed))
    },
    /** Moves a mapping up or down the list by a number of places. */
    moveMapping: (id: string, places: number) => {
      const index = state.mappings.findIndex((mapping) => mapping.id === id)
      const next = Math.max(0, Math.min(index + places, state.mappings.length - 1))
      if (index < 0 || next === index) return
      changeMappings(state.mappings.toSpliced(index, 1).toSpliced(next, 0, state.mappings[index]!))
    },
    /** Replaces all mappings. */
    setMappings: (mappings: NewMapping[]) => changeMappings(mappings.map(withId)),
    save,
    /** Replaces the events to try with, and selects one of them. */
    setEvents: (all: SegmentEvent[], eventIndex = 0) => {
      change({ events: all, eventIndex: Math.max(Math.min(eventIndex, all.length - 1), 0) })
      keep()
    },
    /** Selects an event. */
    selectEvent: (eventIndex: number) => {
      change({ eventIndex })
      keep()
    },
    setMode: (mode: Mode) => {
      change({ mode })
      keep()
    },
    setScript: (script: string) => {
      change({ script })
      keep()
    },
    /** Runs the selected event through the selected mapping, or as `options` say. Never rejects: see `runError`. */
    run: async (options: RunOptions = {}): Promise<void> => {
      const call = runCallOf(state, options)
      if (call.mappings.length === 0 || call.events.length === 0 || state.isRunning) return
      const runId = crypto.randomUUID()
      change({ isRunning: true, runId, runError: undefined })
      await send<KeptRun>('POST', path('run'), { ...call, id: runId }).then(
        (lastRun) => change({ lastRun, isRunning: false, runId: undefined }),
        (error: Error) => change({ runError: error.message, isRunning: false, runId: undefined })
      )
      void queryClient.invalidateQueries({ queryKey: keys.history(start.name) })
    },
    /** Takes over what the server has now. Mappings that are not saved stay. */
    refresh: (fresh: Partial<WorkbenchStart>) => {
      const { mappings, events: _, ...others } = fresh
      change({ ...others, ...(mappings && state.saved === 'saved' && { mappings: mappings.map(withId) }) })
    },
    /** Asks again how the selected mapping treats the selected event. */
    explain: () => void explain(),
    /** Changes state that a view owns, such as `lastRun`. */
    change
  }

  if (unsaved) void save()
  let snapshot: { of: WorkbenchState; value: WorkbenchState & typeof actions } | undefined
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** The state and the functions that change it; the same object until something changes. */
    snapshot: () => {
      if (snapshot?.of !== state) snapshot = { of: state, value: { ...state, ...actions } }
      return snapshot.value
    }
  }
}

/** The body that explains or runs events with a mapping. */
export function callOf({ partnerAction, mapping, subscribe }: NewMapping, events: SegmentEvent[]): Call {
  return { action: partnerAction, mapping, subscribe, events }
}

/** What to run, if not the selected event with the selected mapping, one by one. */
export interface RunOptions {
  events?: SegmentEvent[]
  /** Whether all mappings that are enabled run. */
  all?: boolean
  /** Whether the events go in batches, grouped as a host groups them. */
  batch?: boolean
}

/** The body of a run. The selected mapping runs also if it is not enabled. */
export function runCallOf(
  {
    mapping,
    mappings,
    event,
    mode,
    script
  }: Pick<WorkbenchState, 'mapping' | 'mappings' | 'event' | 'mode' | 'script'>,
  { events = event ? [event] : [], all = false, batch = false }: RunOptions
): RunCall {
  const selected = mapping ? [{ ...mapping, enabled: true }] : []
  return { mappings: all ? mappings : selected, events, mode, script, batch }
}

function withSelection(state: Omit<WorkbenchState, 'event'>): WorkbenchState {
  const { mappings, mapping, events, eventIndex } = state
  return { ...state, mapping: mappings.find(({ id }) => id === mapping?.id), event: events[eventIndex] }
}

function withId(mapping: NewMapping, index: number): MappingDraft {
  return { ...mapping, id: mapping.id ?? `${index + 1}-${crypto.randomUUID().slice(0, 8)}` }
}
