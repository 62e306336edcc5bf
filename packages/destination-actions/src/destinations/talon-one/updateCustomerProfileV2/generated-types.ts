// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer, which Talon.One calls the integration ID of the profile.
   */
  customerProfileId: string
  /**
   * The audiences that the customer enters. Talon.One creates those that it does not know.
   */
  audiencesToAdd?: {
    /**
     * The name of the audience.
     */
    name: string
    /**
     * The ID of the audience in Segment.
     */
    integrationId?: string
  }[]
  /**
   * The audiences that the customer leaves.
   */
  audiencesToDelete?: {
    /**
     * The name of the audience.
     */
    name: string
    /**
     * The ID of the audience in Segment.
     */
    integrationId?: string
  }[]
  /**
   * Whether the update of the profile makes Talon.One evaluate the rules of your campaigns.
   */
  runRuleEngine?: boolean
  /**
   * Attributes of the customer profile. Create custom attributes in Talon.One first.
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
    type: 'string' | 'time' | 'number' | 'boolean' | 'location'
  }[]
}
