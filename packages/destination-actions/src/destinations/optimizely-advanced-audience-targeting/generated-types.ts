// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The key that the app for Segment shows in your Optimizely account.
   */
  apiKey: string
  /**
   * Where Optimizely keeps the data of your account.
   */
  region: 'US' | 'EU' | 'AU'
}
