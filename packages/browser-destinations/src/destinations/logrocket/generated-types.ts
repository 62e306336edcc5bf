// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The app's ID, `organization/app`, from LogRocket's Settings > Project Setup.
   */
  appID: string
  /**
   * Leave headers and bodies of requests and responses out of recordings.
   */
  networkSanitization: boolean
  /**
   * Leave what people type out of recordings.
   */
  inputSanitization: boolean
}
