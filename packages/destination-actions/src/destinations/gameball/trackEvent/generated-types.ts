// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, as in Gameball.
   */
  name: string
  /**
   * Data of the event. Without any, Gameball records no event.
   */
  metadata?: {
    [k: string]: unknown
  }
  /**
   * Your own ID of the player.
   */
  playerUniqueId: string
  /**
   * The mobile number of the player.
   */
  mobile?: string
  /**
   * The email address of the player.
   */
  email?: string
}
