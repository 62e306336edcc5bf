// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of the workspace, from **Settings > Installation > Web** in Intercom.
   */
  appId: string
  /**
   * The CSS selector of the element that opens the messenger, if that is one of your own.
   */
  activator?: string
  /**
   * The event properties that hold rich links: objects with `url` and `value`.
   */
  richLinkProperties?: string[]
  /**
   * Where Intercom keeps the data of your workspace.
   */
  apiBase?: 'https://api-iam.intercom.io' | 'https://api-iam.eu.intercom.io' | 'https://api-iam.au.intercom.io'
}
