// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client ID of your app in the [Criteo developer portal](https://developers.criteo.com).
   */
  client_id: string
  /**
   * The client secret of your app.
   */
  client_secret: string
  /**
   * The ID of the advertiser whose audiences are kept.
   */
  advertiser_id: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
}
