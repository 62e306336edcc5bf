// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What you tag your users with in CleverTap: an e-mail address, a phone number or any other identifier of yours.
   */
  identity: string
}
