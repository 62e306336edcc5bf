// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether Talon.One ignores attributes that do not exist there. Otherwise they make the request fail.
   */
  skipNonExistingAttributes?: boolean
  /**
   * Your own ID of the customer, which Talon.One calls the integration ID of the profile.
   */
  customerProfileId: string
  /**
   * The name of the event, as your rules in Talon.One use it.
   */
  eventType: string
  /**
   * Attributes by name. Create custom attributes in Talon.One first.
   */
  attributes?: {
    [k: string]: unknown
  }
}
