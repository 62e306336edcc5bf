import type { DestinationPlace } from '../workspace/destinations'
import { bundleScript, type Script } from './bundle-script'

/** The property of `window` that the script of a destination sets: `koalaDestination`. */
export function libraryOf(name: string): string {
  return `${name}Destination`
}

/**
 * Bundles a destination into the script that analytics.js loads. It sets one property of `window` to the default export
 * of the destination's `index.ts`.
 *
 * @param liquid where the chunk with the engine of Liquid is
 */
export function bundleDestination({ directory, name }: DestinationPlace, liquid: string): Promise<Script> {
  const source = `import factory from './index'\nwindow[${JSON.stringify(libraryOf(name))}] = factory`
  return bundleScript(source, { directory, name, liquid })
}

/** Bundles the runtime alone, as a destination without an SDK and without actions would have it. */
export function bundleRuntime(liquid: string): Promise<Script> {
  const source = `
    import { browserDestination } from '@segment/browser-destination-runtime/shim'
    window.runtime = browserDestination({ name: '', mode: 'device', initialize: async () => {}, actions: {} })`
  return bundleScript(source, { directory: __dirname, name: 'runtime', liquid })
}
