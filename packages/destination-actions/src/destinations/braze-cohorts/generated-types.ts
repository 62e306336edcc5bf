// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The data import key for Segment. Create it in Braze under Partner Integrations > Technology Partners.
   */
  client_secret: string
  /**
   * The REST endpoint of your Braze instance.
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
    | 'https://rest.fra-01.braze.eu'
    | 'https://rest.fra-02.braze.eu'
    | 'https://rest.au-01.braze.com'
}
