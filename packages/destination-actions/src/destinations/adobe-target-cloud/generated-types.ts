// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client code of your Adobe Target account, from **Administration > Implementation**.
   */
  client_code: string
  /**
   * The profile authentication token from **Administration > Implementation**. You need it only if your account requires authentication for the profile API.
   */
  bearer_token?: string
}
