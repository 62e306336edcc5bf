import { defaultValues, type JSONLikeObject } from '@segment/actions-core'
import type { BrowserDestinationDefinition, Subscription } from '@segment/browser-destination-runtime/types'
import { storedSettings } from '@segment/actions-session'
import { libraryOf } from '../bundle/bundle-destination'
import { bundleChunks, type Script } from '../bundle/bundle-script'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { bundleObserved, bundlePage } from './observed-script'
import type { PageConfiguration, PageDestination } from './page/configuration'

/** What the page consists of, besides its HTML. */
export interface PageSource {
  configuration: () => PageConfiguration
  /** The script at a path of the server, without its hash. */
  script: (file: string) => Uint8Array | undefined
  /** Bundles the newest code. After a failure the scripts are those of before, and `configuration` has the reason. */
  rebuild: () => Promise<void>
}

/** Prepares the page for some destinations of the workspace `root`. Nothing is bundled before `rebuild` is called. */
export function createPageSource(root: string, places: readonly DestinationPlace[]): PageSource {
  let destinations: PageDestination[] = []
  let scripts = new Map<string, Script>()
  let error: string | undefined

  const build = async () => {
    const { runtime, liquid } = await bundleChunks()
    const page = await bundlePage(runtime.file)
    const observed = await Promise.all(places.map((place) => bundleObserved(place, runtime.file)))
    destinations = places.map((place, index) => pageDestination(root, place, `/${observed[index]!.file}`))
    scripts = new Map([runtime, liquid, ...observed].map((script): [string, Script] => [script.file, script]))
    scripts.set('page.js', page)
  }
  return {
    configuration: () => ({ destinations, ...(error !== undefined && { error }) }),
    script: (file) => scripts.get(file)?.code,
    rebuild: async () => {
      try {
        await build()
        error = undefined
      } catch (failure) {
        error = failure instanceof Error ? failure.message : String(failure)
      }
    }
  }
}

function pageDestination(root: string, place: DestinationPlace, url: string): PageDestination {
  const definition = loadDefinition(place.entry) as unknown as BrowserDestinationDefinition
  const fields = definition.settings ?? {}
  const stored = storedSettings(root, {
    place,
    definition: { slug: definition.slug, authentication: { scheme: 'custom', fields } }
  })
  const { name } = place
  const settings = { ...defaultValues(fields), ...stored }
  return {
    name,
    title: definition.name,
    url,
    library: libraryOf(name),
    settings,
    subscriptions: mappingsOf(definition)
  }
}

/** The mappings to begin with: the presets, or each action with the defaults of its fields. */
function mappingsOf({ presets = [], actions }: BrowserDestinationDefinition): Subscription[] {
  const automatic = presets.flatMap((preset) =>
    preset.type === 'automatic'
      ? [
          {
            partnerAction: preset.partnerAction,
            name: preset.name ?? '',
            subscribe: preset.subscribe,
            mapping: preset.mapping ?? {}
          }
        ]
      : []
  )
  const all = Object.entries(actions).map(([key, { title, defaultSubscription = '', fields }]) => ({
    partnerAction: key,
    name: title,
    subscribe: defaultSubscription,
    mapping: defaultValues(fields) as JSONLikeObject
  }))
  return (automatic.length > 0 ? automatic : all).map((mapping) => ({ ...mapping, enabled: true }))
}
