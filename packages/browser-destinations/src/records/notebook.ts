import { KINDS, type Kind, type Moment, type Observation, type Observed } from './format'

/** Collects what happens on a page while it runs. */
export interface Notebook {
  /** The moment of the entries from now on. */
  at: Moment
  load: Observed['load']
  note: (kind: Kind, what: Record<string, unknown>) => void
  /** The entries of one kind. */
  notes: (kind: Kind) => readonly Observation[]
  /** All entries. */
  observed: () => Observed
}

/** Creates an empty notebook for a page that is loading. */
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
