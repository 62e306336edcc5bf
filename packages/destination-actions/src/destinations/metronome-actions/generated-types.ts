// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API token of your Metronome account.
   */
  apiToken: string
}
