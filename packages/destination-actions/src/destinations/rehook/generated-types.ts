// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your Rehook project.
   */
  api_key: string
  /**
   * The API secret that belongs to the key.
   */
  api_secret: string
}
