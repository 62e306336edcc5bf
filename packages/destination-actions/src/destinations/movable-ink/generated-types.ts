// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The user name that Movable Ink gave you for this connection.
   */
  username: string
  /**
   * The password that belongs to the user name.
   */
  password: string
  /**
   * The URL that Movable Ink gave you to send events to.
   */
  movable_ink_url: string
}
