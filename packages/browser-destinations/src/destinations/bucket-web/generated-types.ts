// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The public key of the environment, from Bucket's Settings > Environments.
   */
  trackingKey: string
}
