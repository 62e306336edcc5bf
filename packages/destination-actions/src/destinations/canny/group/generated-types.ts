// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the company in your application, by which Canny finds the company again.
   */
  groupId: string
  /**
   * What is known of the company: `name`, `createdAt`, `monthlySpend`. Other texts, numbers and booleans become custom fields.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * The type of the call that told of the company. It is not sent.
   */
  type: string
  /**
   * The ID of a person who belongs to the company. Canny creates companies only together with a person whom it knows already; without one, an existing company is updated.
   */
  userId?: string
}
