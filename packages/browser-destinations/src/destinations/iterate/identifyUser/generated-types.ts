// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by. Iterate keeps it as `external_id`.
   */
  userId?: string
  /**
   * What you know about the user. Surveys can be targeted by it.
   */
  traits?: {
    [k: string]: unknown
  }
}
