// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the company in your application, by which Canny finds the company again.
   */
  groupId: string
  /**
   * Data about the company, for example its `name` and `monthlySpend`.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * The type of the call that told of the company, which is `group`.
   */
  type: string
  /**
   * The ID of a person who belongs to the company. Canny adds the person to the company.
   */
  userId?: string
}
