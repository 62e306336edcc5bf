// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The address of your account at Salesforce, such as `https://example.my.salesforce.com`.
   */
  instanceUrl: string
  /**
   * Turn it on if the account is a sandbox, which has another host for logins.
   */
  isSandbox?: boolean
  /**
   * The user name to log in with, for accounts that cannot connect by OAuth. Each event then logs in by itself.
   */
  username?: string
  /**
   * The password of the user name.
   */
  auth_password?: string
  /**
   * The security token of the user name, which Salesforce requires for logins from addresses that it does not know.
   */
  security_token?: string
}
