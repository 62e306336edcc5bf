// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The token of your project, from **Project Settings > Overview** in Mixpanel.
   */
  projectToken: string
  /**
   * The API secret of your project, from the same page. Without it, events are imported by the token.
   */
  apiSecret?: string
  /**
   * Where Mixpanel keeps the data of your project.
   */
  apiRegion?: 'US 🇺🇸' | 'EU 🇪🇺' | 'IN 🇮🇳'
  /**
   * A name to store with every event as segment_source_name, to tell sources apart.
   */
  sourceName?: string
  /**
   * Whether Mixpanel validates events and reports those that it does not accept.
   */
  strictMode?: '1' | '0'
}
