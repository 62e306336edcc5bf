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
  endpoint:
    | 'https://rest.iad-01.braze.com'
    | 'https://rest.iad-02.braze.com'
    | 'https://rest.iad-03.braze.com'
    | 'https://rest.iad-04.braze.com'
    | 'https://rest.iad-05.braze.com'
    | 'https://rest.iad-06.braze.com'
    | 'https://rest.iad-07.braze.com'
    | 'https://rest.iad-08.braze.com'
    | 'https://rest.us-09.braze.com'
    | 'https://rest.us-10.braze.com'
    | 'https://rest.fra-01.braze.eu'
    | 'https://rest.fra-02.braze.eu'
    | 'https://rest.au-01.braze.com'
    | 'https://rest.id-01.braze.com'
    | 'https://rest.jp-01.braze.com'
}
