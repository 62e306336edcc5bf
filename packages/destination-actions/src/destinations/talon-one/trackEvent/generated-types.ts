// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer, which Talon.One calls the integration ID of the profile.
   */
  customerProfileId: string
  /**
   * The name of the event, as your rules in Talon.One use it.
   */
  eventType: string
  /**
   * The type of the event attribute: string, time, number, boolean or location.
   */
  type: string
  /**
   * Attributes by name. Create custom attributes in Talon.One first.
   */
  attributes?: {
    [k: string]: unknown
  }
  /**
   * The type of each attribute, by which Talon.One creates attributes that it does not know yet.
   */
  attributesInfo?: {
    /**
     * The name of the attribute.
     */
    name: string
    /**
     * The type of the attribute: string, time, number, boolean or location.
     */
    type: string
  }[]
}
