// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your Cordial account, from **Settings > API Keys**.
   */
  apiKey: string
  /**
   * The host of the service for Segment in the region of your account. Ask Cordial if it is not the usual one.
   */
  endpoint: string
  /**
   * The key of the contact attribute in Cordial that holds the Segment ID, by which contacts are found.
   */
  segmentIdKey?: string
}
