// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The customer whom it is about.
   */
  customer: {
    /**
     * Your own ID of the customer.
     */
    source_id: string
    /**
     * The email address of the customer.
     */
    email?: string
  }
  /**
   * Your own ID of the group.
   */
  group_id: string
  /**
   * Data about the group.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * The type of the call, such as `track`.
   */
  type: string
}
