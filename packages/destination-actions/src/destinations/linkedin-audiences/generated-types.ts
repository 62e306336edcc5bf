// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your LinkedIn ad account, from Campaign Manager.
   */
  ad_account_id: string
  /**
   * Whether LinkedIn gets the hashed email addresses of people.
   */
  send_email: boolean
  /**
   * Whether LinkedIn gets the Google advertising IDs of people.
   */
  send_google_advertising_id: boolean
}
