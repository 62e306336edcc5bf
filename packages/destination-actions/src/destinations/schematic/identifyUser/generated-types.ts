// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The IDs by which Schematic finds the company of the user, each under the name of its key.
   */
  company_keys: {
    [k: string]: unknown
  }
  /**
   * The name of the company.
   */
  company_name?: string
  /**
   * Further data about the company.
   */
  company_traits?: {
    [k: string]: unknown
  }
  /**
   * When the event happened. A number counts the milliseconds since 1970.
   */
  timestamp: string | number
  /**
   * The IDs by which Schematic finds the user, each under the name of its key.
   */
  user_keys: {
    [k: string]: unknown
  }
  /**
   * The name of the user.
   */
  user_name?: string
  /**
   * Other traits of the user.
   */
  user_traits?: {
    [k: string]: unknown
  }
}
