// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your Fullstory account with the permission Standard or higher, from **Settings > Integrations > API Keys**.
   */
  apiKey: string
}
