// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the company by.
   */
  groupId: string
  /**
   * The ID of the user who belongs to the company.
   */
  userId: string
  /**
   * What you know about the company.
   */
  traits?: {
    [k: string]: unknown
  }
}
