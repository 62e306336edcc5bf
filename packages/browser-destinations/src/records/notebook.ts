import { KINDS, type Kind, type Moment, type Observation, type Observed } from './format'

/** What is noted of a page while it runs. */
export interface Notebook {
  /** The moment of what is noted from now on. */
  at: Moment
  load: Observed['load']
  note: (kind: Kind, what: Record<string, unknown>) => void
  /** What was noted under one kind. */
  notes: (kind: Kind) => readonly Observation[]
  /** All that was noted. */
  observed: () => Observed
}

/** Makes an empty notebook for a page that is loading. */
export function createNotebook(): Notebook {
  const lists = Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Record<Kind, Observation[]>
  const notebook: Notebook = {
    at: 'load',
    load: 'pending',
    note: (kind, what) => void lists[kind].push({ at: notebook.at, ...what }),
    notes: (kind) => lists[kind],
    observed: () => {
      const filled = Object.entries(lists).filter(([, list]) => list.length > 0)
      return { load: notebook.load, ...Object.fromEntries(filled) }
    }
  }
  return notebook
}
