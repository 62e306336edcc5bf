// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by. Use one that nobody can guess.
   */
  userId?: string | null
  /**
   * The email address of the user.
   */
  email?: string | null
  /**
   * What you know about the user. Attributes that are not among them are removed.
   */
  traits?: {
    [k: string]: unknown
  }
}
