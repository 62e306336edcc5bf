// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The version of the SDK to load.
   */
  sdkVersion?: 'latest'
  /**
   * The key of the workspace, from the settings in Ripe.
   */
  apiKey: string
  /**
   * The address that the SDK is loaded from, where that is not Ripe's own.
   */
  endpoint?: string
}
