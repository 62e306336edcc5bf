import { AsyncLocalStorage } from 'node:async_hooks'

/** Client libraries by the name of their package. */
export type ClientLibraries = Record<string, object>

// One for the process: tests reload modules, and every copy of this module must see the same fakes.
const key = Symbol.for('@segment/action-destinations/client-libraries')
const shared = globalThis as { [key]?: AsyncLocalStorage<ClientLibraries> }
const standIns = (shared[key] ??= new AsyncLocalStorage())

/**
 * Returns a library that uses a protocol other than HTTP, such as Kafka's, or its fake.
 *
 * @param name the name of the package
 * @param load loads the package. Use `require`, so that the first event that needs the library loads it.
 *
 * @example
 * const kafka = clientLibrary('kafkajs', () => require('kafkajs') as typeof import('kafkajs'))
 */
export function clientLibrary<Library extends object>(name: string, load: () => Library): Library {
  return (standIns.getStore()?.[name] as Library | undefined) ?? load()
}

/**
 * Runs a function, and everything that it starts, with other client libraries. A transport replaces the request client
 * of an event; this does the same for protocols other than HTTP.
 */
export function withClientLibraries<Given>(libraries: ClientLibraries, act: () => Given): Given {
  return standIns.run(libraries, act)
}
