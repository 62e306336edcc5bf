// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the account, such as that of the user.
   */
  account: string
  /**
   * The email address of the user. People can prove by it that the account is theirs.
   */
  email?: string
  /**
   * The phone number of the user. People can prove by it that the account is theirs.
   */
  phone?: string
  /**
   * What else is to be stored with the device.
   */
  metadata?: {
    [k: string]: unknown
  }
  /**
   * Store the address of the page with each access, for Rupt's dashboard.
   */
  include_page?: boolean
}
