// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the account.
   */
  accountId: string
  /**
   * When the profile was created. A number counts the milliseconds since 1970.
   */
  creationTime: string | number
  /**
   * The traits of the account.
   */
  accountProperties?: {
    [k: string]: unknown
  }
}
