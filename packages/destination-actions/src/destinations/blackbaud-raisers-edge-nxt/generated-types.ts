// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The subscription key of your Blackbaud developer account, from **My subscriptions** at https://developer.blackbaud.com.
   */
  bbApiSubscriptionKey: string
}
