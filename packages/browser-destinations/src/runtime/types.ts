import type {
  BaseActionDefinition,
  BaseDefinition,
  ExecuteInput,
  GlobalSetting,
  JSONLikeObject,
  JSONValue
} from '@segment/actions-core'
import type { Analytics, Context, Plugin } from '@segment/analytics-next'

export type { Analytics, Context, Plugin }

/** A destination that runs in a browser: the object that a developer writes. */
export interface BrowserDestinationDefinition<Settings = unknown, Client = unknown> extends BaseDefinition {
  mode: 'device'
  /**
   * Loads and starts the vendor's SDK. What it resolves with is passed to the actions as `client`. Called once for a
   * page; after a failure it is called again with later events.
   */
  initialize: (options: InitializeOptions<Settings>, dependencies: BrowserDestinationDependencies) => Promise<Client>
  /** The settings that `initialize` and the actions need. There is no authentication: a page can keep no secret. */
  settings?: Record<string, GlobalSetting>
  /** The actions by key. */
  // The payloads of the actions differ from one to the next.
  // oxlint-disable-next-line typescript/no-explicit-any
  actions: Record<string, BrowserActionDefinition<Settings, Client, any>>
}

/** What `initialize` is given: the settings, and the analytics.js that the destination was added to. */
export interface InitializeOptions<Settings> {
  settings: Settings
  analytics: Analytics
}

/** An action of a destination in a browser. */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's default
export interface BrowserActionDefinition<Settings, Client, Payload = any> extends BaseActionDefinition {
  platform: 'web'
  /** Calls the SDK with what the mapping made of one event. A promise is waited for; what it gives is not used. */
  perform: (client: Client, data: ActionInput<Settings, Payload>) => unknown
  /**
   * When the action runs: `before` all others, as an `enrichment` that changes the event for the destinations, or as a
   * `destination`, which is the default.
   */
  lifecycleHook?: Plugin['type']
}

/** What an action is given besides the client. `mapping` is the mapping as it was saved. */
export type ActionInput<Settings, Payload> = ExecuteInput<Settings, Payload> & {
  analytics: Analytics
  context: Context
}

/** What `initialize` is given to load a vendor's SDK with. A destination uses one of the first two. */
export interface BrowserDestinationDependencies {
  /**
   * Loads a script and waits for the SDK that it adds to the page.
   *
   * @param find returns the SDK, or something falsy while it is not there: `() => window.ko`
   * @param options.attributes of the script element
   * @param options.interval milliseconds between two calls of `find`. Default: 100
   */
  loadSdk: <Sdk>(
    src: string,
    find: () => Sdk,
    options?: { attributes?: Record<string, string>; interval?: number }
  ) => Promise<NonNullable<Sdk>>
  /**
   * Loads a script that nothing waits for, because the page has a stub that records calls until then. Writes to the
   * console if the script fails.
   */
  loadInBackground: (src: string, attributes?: Record<string, string>) => void
  /** Loads a script, as `loadScript` in `load-script.ts` says. */
  loadScript: (src: string, attributes?: Record<string, string>) => Promise<HTMLScriptElement>
  /** Waits for a condition, as `resolveWhen` in `resolve-when.ts` says. */
  resolveWhen: (condition: () => boolean, timeout?: number, deadline?: number) => Promise<void>
}

/** One saved mapping of a page. */
export interface Subscription {
  /** The key of the action. */
  partnerAction: string
  name: string
  enabled: boolean
  /** When to run the action, in the trigger language. */
  subscribe: string
  /** How to make the payload from the event, in the mapping language. */
  mapping: JSONLikeObject
}

/** What a bundle exports and analytics.js calls. */
export interface PluginFactory {
  /** Makes the plugins for the settings of a page, which hold its `subscriptions`. */
  (settings: JSONValue): Plugin[] | Promise<Plugin[]>
  /** The name of the destination. */
  pluginName: string
}
