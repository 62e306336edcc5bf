// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The identifier of your account, from Delivr.ai.
   */
  clientIdentifier: string
  /**
   * Where the script of Delivr.ai is loaded from.
   */
  endpoint: 'https://a.usbrowserspeed.com/cs'
}
