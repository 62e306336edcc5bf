// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client ID of your LiveLike application.
   */
  clientId: string
  /**
   * The access token of a producer in LiveLike.
   */
  producerToken: string
}
