// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The application ID of your Voucherify project.
   */
  apiKey: string
  /**
   * The secret key that belongs to the application ID.
   */
  secretKey: string
  /**
   * The address of the Voucherify endpoint for Segment. It depends on the region of your project.
   */
  customURL: string
}
