// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your Loops team, from [Settings > API](https://app.loops.so/settings?page=api).
   */
  apiKey: string
}
