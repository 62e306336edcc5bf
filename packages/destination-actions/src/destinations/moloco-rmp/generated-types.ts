// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your platform, from your Moloco representative.
   */
  platformId: string
  /**
   * The name of your platform in the host of your API. The platform ID where it is empty.
   */
  platformName?: string
  /**
   * The API key of your platform, from your Moloco representative.
   */
  apiKey: string
  /**
   * Where the events come from: an app or a site.
   */
  channel_type: 'APP' | 'SITE'
}
