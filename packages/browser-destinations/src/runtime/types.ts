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

/** The definition of a destination that runs in a browser. */
export interface BrowserDestinationDefinition<Settings = unknown, Client = unknown> extends BaseDefinition {
  mode: 'device'
  /**
   * Loads and starts the vendor's SDK. Actions receive its result as `client`. Called once per page; after a failure it
   * is called again with later events.
   */
  initialize: (options: InitializeOptions<Settings>, dependencies: BrowserDestinationDependencies) => Promise<Client>
  /** The settings of `initialize` and the actions. There is no authentication: a page cannot keep a secret. */
  settings?: Record<string, GlobalSetting>
  /** The actions by key. */
  // The payloads of the actions differ from one to the next.
  // oxlint-disable-next-line typescript/no-explicit-any
  actions: Record<string, BrowserActionDefinition<Settings, Client, any>>
}

/** The input of `initialize`: the settings, and the analytics.js that the destination was added to. */
export interface InitializeOptions<Settings> {
  settings: Settings
  analytics: Analytics
}

/** An action of a destination in a browser. */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's default
export interface BrowserActionDefinition<Settings, Client, Payload = any> extends BaseActionDefinition {
  platform: 'web'
  /** Calls the SDK with the payload of one event. A promise is awaited; its result is ignored. */
  perform: (client: Client, data: ActionInput<Settings, Payload>) => unknown
  /**
   * When the action runs: `before` all others, as an `enrichment` that changes the event for the destinations, or as a
   * `destination`. Default: `destination`.
   */
  lifecycleHook?: Plugin['type']
}

/** The input of an action besides the client. `mapping` is the saved mapping. */
export type ActionInput<Settings, Payload> = ExecuteInput<Settings, Payload> & {
  analytics: Analytics
  context: Context
}

/** The functions with which `initialize` loads a vendor's SDK. A destination uses one of the first two. */
export interface BrowserDestinationDependencies {
  /**
   * Loads a script and waits for the SDK that it adds to the page.
   *
   * @param find returns the SDK, or a falsy value until it exists: `() => window.ko`
   * @param options.attributes attributes of the script element
   * @param options.interval milliseconds between two calls of `find`. Default: 100
   */
  loadSdk: <Sdk>(
    src: string,
    find: () => Sdk,
    options?: { attributes?: Record<string, string>; interval?: number }
  ) => Promise<NonNullable<Sdk>>
  /**
   * Loads a script without waiting for it, because the page has a stub that records calls until then. Writes to the
   * console if the script fails.
   */
  loadInBackground: (src: string, attributes?: Record<string, string>) => void
  /** Loads a script; see `load-script.ts`. */
  loadScript: (src: string, attributes?: Record<string, string>) => Promise<HTMLScriptElement>
  /** Waits for a condition; see `resolve-when.ts`. */
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
  /** How to build the payload from the event, in the mapping language. */
  mapping: JSONLikeObject
}

/** The export of a bundle, which analytics.js calls. */
export interface PluginFactory {
  /** Creates the plugins for the settings of a page, which include its `subscriptions`. */
  (settings: JSONValue): Plugin[] | Promise<Plugin[]>
  /** The name of the destination. */
  pluginName: string
}
