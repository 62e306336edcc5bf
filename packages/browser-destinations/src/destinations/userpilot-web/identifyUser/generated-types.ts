// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by.
   */
  userId: string
  /**
   * When the user signed up. Userpilot keeps it as `created_at`.
   */
  createdAt?: string | number
  /**
   * What you know about the user.
   */
  traits?: {
    [k: string]: unknown
  }
}
