import { AsyncLocalStorage } from 'node:async_hooks'

/** Client libraries, each under the name of its package. */
export type ClientLibraries = Record<string, object>

// One for the process: tests load modules afresh, and every copy of this one must see the same stand-ins.
const key = Symbol.for('@segment/action-destinations/client-libraries')
const shared = globalThis as { [key]?: AsyncLocalStorage<ClientLibraries> }
const standIns = (shared[key] ??= new AsyncLocalStorage())

/**
 * Returns a library that speaks another protocol than HTTP, such as Kafka's, or what stands in for it.
 *
 * @param name the name of the package
 * @param load loads the package. Use `require`, so that the library is loaded with the first event that needs it.
 *
 * @example
 * const kafka = clientLibrary('kafkajs', () => require('kafkajs') as typeof import('kafkajs'))
 */
export function clientLibrary<Library extends object>(name: string, load: () => Library): Library {
  return (standIns.getStore()?.[name] as Library | undefined) ?? load()
}

/**
 * Runs a function, and all that it starts, with other client libraries. The request client of an event can be replaced by
 * its transport; this does the same for what does not go over HTTP.
 */
export function withClientLibraries<Given>(libraries: ClientLibraries, act: () => Given): Given {
  return standIns.run(libraries, act)
}
