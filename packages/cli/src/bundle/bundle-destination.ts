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
 * @param runtime where the chunk with the runtime is
 */
export function bundleDestination({ directory, name }: DestinationPlace, runtime: string): Promise<Script> {
  const source = `import factory from './index'\nwindow[${JSON.stringify(libraryOf(name))}] = factory`
  return bundleScript(source, { directory, name, runtime })
}
