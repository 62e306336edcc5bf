// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client ID of the project, from Rupt's dashboard.
   */
  client_id: string
  /**
   * Where people are sent who choose to create an account of their own.
   */
  new_account_url: string
  /**
   * Where people are sent after their device was detached from the account.
   */
  logout_url?: string
  /**
   * Where people are sent after they have passed a challenge.
   */
  success_url?: string
  /**
   * Where people are sent whose account is suspended. Without it they see a page of Rupt.
   */
  suspended_url?: string
}
