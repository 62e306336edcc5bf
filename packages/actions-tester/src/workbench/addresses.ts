/** The sections of a destination, as they are named in addresses. */
export type Section = 'mappings' | 'settings' | 'filters' | 'runs' | 'overview' | 'web'

/** Where the page is served. wouter adds it to the addresses below. */
export const BASE = '/tester'

/** The address of a section of a destination, or of one of its mappings or runs: `/slack/mappings/a1b2`. */
export function addressOf(destination: string, section: Section, id?: string | number): string {
  return ['', destination, section, ...(id === undefined ? [] : [id])].map((part) => encodeURIComponent(part)).join('/')
}

/** The place in the page that an address names. */
export interface Place {
  /** The name of the destination; undefined for the catalogue. */
  destination?: string
  section: Section
  /** The id of the mapping, or the number of the run. */
  id?: string
}

/** Reads an address below {@link BASE}. An address that names no section means the mappings. */
export function placeOf(address: string): Place {
  const [destination, section, id] = address.split('/').slice(1).map(decodeURIComponent)
  const known: Section[] = ['mappings', 'settings', 'filters', 'runs', 'overview', 'web']
  return {
    destination: destination || undefined,
    section: known.find((name) => name === section) ?? 'mappings',
    id: id || undefined
  }
}

/** The address of the overview of a delivery, and that of its dead letters. */
export const DELIVERY = '/delivery'
export const DEAD_LETTERS = `${DELIVERY}/dead`

/** A place in the part of the page about a delivery. */
export interface DeliveryPlace {
  view: 'overview' | 'dead'
  /** The number of a dead letter. */
  id?: string
}

/** Reads an address of that part; undefined for others. */
export function deliveryPlaceOf(address: string): DeliveryPlace | undefined {
  const [first, view, id] = address.split('/').slice(1).map(decodeURIComponent)
  if (`/${first}` !== DELIVERY) return undefined
  return view === 'dead' ? { view, id: id || undefined } : { view: 'overview' }
}
