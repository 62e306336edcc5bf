import { join } from 'node:path'
import { libraryOf } from '../bundle/bundle-destination'
import { bundleScript, type Script } from '../bundle/bundle-script'
import type { DestinationPlace } from '../workspace/destinations'

const PAGE = join(__dirname, 'page')

/**
 * Bundles a destination for the page: as `build:browser` does, with what tells the page what happens around it.
 *
 * @param runtime where the chunk with the runtime is
 */
export function bundleObserved({ directory, name }: DestinationPlace, runtime: string): Promise<Script> {
  const [library, folder] = [libraryOf(name), name].map((text) => JSON.stringify(text))
  const source = `
    import { destination } from './index'
    import { browserDestination } from '@segment/browser-destination-runtime/shim'
    import { observe } from ${JSON.stringify(join(PAGE, 'observe'))}
    window[${library}] = browserDestination(observe(destination, ${folder}))`
  return bundleScript(source, { directory, name, runtime })
}

/** Bundles the page's own script, with analytics.js. */
export function bundlePage(runtime: string): Promise<Script> {
  return bundleScript(`import './main'`, { directory: PAGE, name: 'page', runtime })
}
