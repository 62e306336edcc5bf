// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The first part of the URLs of your tenant, for example `mc563885gzs27c5t9-63k636ttgm`. You find it in the Authentication Base URI of your installed package.
   */
  subdomain: string
  /**
   * The MID of your account or business unit. You see it next to your name in Marketing Cloud.
   */
  account_id: string
  /**
   * The client ID of the API integration in your installed package. Its type is Server-to-Server.
   */
  client_id: string
  /**
   * The client secret of the same API integration.
   */
  client_secret: string
}
