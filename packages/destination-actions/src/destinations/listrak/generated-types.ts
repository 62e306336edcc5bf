// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The Client ID of an integration of type "Email" that you created in Listrak.
   */
  client_id: string
  /**
   * The Client Secret that Listrak showed when you created the integration.
   */
  client_secret: string
}
