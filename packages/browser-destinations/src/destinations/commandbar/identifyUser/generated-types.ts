// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by.
   */
  userId: string
  /**
   * The HMAC of the user ID, where users are verified. Used where CommandBar is deployed via Segment.
   */
  hmac?: string
  /**
   * How CommandBar is shown: in a modal or inline. Used where CommandBar is deployed via Segment.
   */
  formFactor?: {
    [k: string]: unknown
  }
  /**
   * What you know about the user.
   */
  traits?: {
    [k: string]: unknown
  }
}
