// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * A REST API key from the page "API Keys" of the Braze dashboard. It needs the permission `users.track`, and that of each other endpoint that your mappings use.
   */
  api_key: string
  /**
   * The identifier of the app that events and purchases are counted for, from the page "API Keys" of the Braze dashboard.
   */
  app_id?: string
  /**
   * The REST endpoint of your Braze instance. [The list of instances](https://www.braze.com/docs/api/basics/#endpoints) tells it by the address of your dashboard.
   */
  endpoint: string
}
