// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An access token of LaunchDarkly that may write segments.
   */
  apiKey: string
  /**
   * The client-side ID of the environment whose segments are kept up to date.
   */
  clientId: string
}
