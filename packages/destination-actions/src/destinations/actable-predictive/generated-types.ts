// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client ID that Actable gave you.
   */
  client_id: string
  /**
   * The client secret that belongs to the client ID.
   */
  client_secret: string
}
