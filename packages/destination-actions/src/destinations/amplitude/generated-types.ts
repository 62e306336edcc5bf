// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your project. Amplitude shows it in the settings of the project.
   */
  apiKey: string
  /**
   * The secret key of your project, beside its API key. Deleting users needs it.
   */
  secretKey: string
  /**
   * The data center that holds your project.
   */
  endpoint?: 'north_america' | 'europe'
}
