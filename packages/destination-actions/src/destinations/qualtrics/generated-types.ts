// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The token of your user, from **Account Settings > Qualtrics IDs > API**.
   */
  apiToken: string
  /**
   * The ID of the data center of your account, such as `iad1`, from **Account Settings > Qualtrics IDs**.
   */
  datacenter: string
}
