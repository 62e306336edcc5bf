// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the company.
   */
  groupId: string
  /**
   * When the user or the company was created. Userpilot keeps it as `created_at`.
   */
  createdAt?: string | number
  /**
   * Further data about the user or the company.
   */
  traits?: {
    [k: string]: unknown
  }
}
