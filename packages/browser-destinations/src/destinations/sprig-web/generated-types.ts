// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of the environment, from Sprig's Connect > JavaScript.
   */
  envId: string
  /**
   * Write what Sprig does to the console.
   */
  debugMode?: boolean
}
