// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  userId: string
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
