// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The customers, each with the audiences to enter and to leave.
   */
  data: {
    /**
     * Your own ID of the customer, which Talon.One calls the integration ID of the profile.
     */
    customerProfileId: string
    /**
     * The IDs of the Talon.One audiences that the customer enters.
     */
    adds?: number[]
    /**
     * The IDs of the Talon.One audiences that the customer leaves.
     */
    deletes?: number[]
  }[]
}
