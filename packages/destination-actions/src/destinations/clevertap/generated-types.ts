// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your CleverTap project. Find it in the CleverTap dashboard under **Settings > Project**.
   */
  clevertapAccountId: string
  /**
   * A passcode of the project: that of the account, or one of a user. Find it in the CleverTap dashboard under **Settings > Project**.
   */
  clevertapPasscode: string
  /**
   * The region of your account. The address of your CleverTap dashboard begins with it, for example `eu1` in `https://eu1.dashboard.clevertap.com`.
   */
  clevertapEndpoint:
    | 'https://sk1.api.clevertap.com'
    | 'https://eu1.api.clevertap.com'
    | 'https://us1.api.clevertap.com'
    | 'https://sg1.api.clevertap.com'
    | 'https://in1.api.clevertap.com'
    | 'https://aps3.api.clevertap.com'
    | 'https://mec1.api.clevertap.com'
}
