// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The public API key of the web surveys, from Iterate's Settings > API & Web Tracking.
   */
  apiKey: string
}
