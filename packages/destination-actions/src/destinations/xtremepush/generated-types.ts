// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The address of the Xtremepush server that your project is on.
   */
  url: string
  /**
   * The API key of your Xtremepush project.
   */
  apiKey: string
}
