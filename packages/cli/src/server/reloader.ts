import { relative, sep } from 'node:path'
import type { DestinationPlace } from '../workspace/destinations'
import { forgetRuntime, type Source } from '../workspace/source'

/** A destination that is served, with its code. */
export interface Served {
  place: DestinationPlace
  source: Source
}

/** What a reload is about. */
export interface Reloader {
  root: string
  served: readonly Served[]
  /** Takes over the file `.env`. */
  readEnvFile: () => void
  /** Prints a line. */
  print: (line: string) => void
}

/**
 * Makes a function that loads the code anew after a change of the files given, and prints how that went: of the
 * destinations that the files belong to, or of all where one belongs to none of them. Without files it loads all.
 */
export function createReloader({ root, served, readEnvFile, print }: Reloader): (files?: string[]) => void {
  return (files = []) => {
    const names = files.map((file) => relative(root, file)).join(', ')
    const change = files.length > 0 ? `: ${names} changed.` : '.'
    const owners = files.map((file) => served.find(({ place }) => file.startsWith(place.directory + sep)))
    const concerned = files.length === 0 || owners.includes(undefined) ? served : (owners as Served[])
    const errors: unknown[] = []
    readEnvFile()
    forgetRuntime()
    for (const { source } of new Set(concerned)) {
      try {
        source.reload()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length === 0) print(`Reloaded${change}`)
    for (const error of errors) print(`Not reloaded${change} ${(error as Error).message}`)
  }
}
