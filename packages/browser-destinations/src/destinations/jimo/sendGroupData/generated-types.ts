// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the group by.
   */
  groupId: string
  /**
   * What you know about the group.
   */
  traits?: {
    [k: string]: unknown
  }
}
