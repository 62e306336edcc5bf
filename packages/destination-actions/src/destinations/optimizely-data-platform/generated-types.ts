// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key that the Segment app in Optimizely Data Platform shows.
   */
  apiKey: string
  /**
   * Where Optimizely keeps the data of your account.
   */
  region: 'US' | 'EU' | 'AU'
}
