// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the player.
   */
  playerUniqueId: string
  /**
   * The mobile number of the player.
   */
  mobile?: string
  /**
   * The email address of the player.
   */
  email?: string
  /**
   * The name by which the player is shown. Its last word becomes the last name, the rest the first name.
   */
  displayName?: string
  /**
   * The first name of the player. It counts only where the display name has fewer than two words.
   */
  firstName?: string
  /**
   * The last name of the player. It counts only where the display name has fewer than two words.
   */
  lastName?: string
  /**
   * The gender of the player: `M` or `F`.
   */
  gender?: string
  /**
   * When the player was born.
   */
  dateOfBirth?: string | number
  /**
   * When the player joined you.
   */
  joinDate?: string | number
  /**
   * The country of the player.
   */
  country?: string
  /**
   * The city of the player.
   */
  city?: string
  /**
   * The postal code of the player.
   */
  zip?: string
  /**
   * The language of the player. Of a locale such as `en-US`, only the language is sent.
   */
  preferredLanguage?: string
  /**
   * Whether this is a guest, who has no account with you.
   */
  guest?: boolean
  /**
   * The campaigns that brought the player.
   */
  utms?: {
    /**
     * The name of the campaign.
     */
    campaign?: string
    /**
     * Where the campaign ran.
     */
    source?: string
    /**
     * By which medium it ran, such as email.
     */
    medium?: string
    /**
     * Which link or text of the campaign it was.
     */
    content?: string
    /**
     * The keyword of the campaign.
     */
    term?: string
  }[]
  /**
   * The devices of the player.
   */
  devices?: {
    /**
     * The user agent of the browser or app.
     */
    userAgent?: string
    /**
     * The operating system of the device.
     */
    os?: string
    /**
     * The name of the device.
     */
    device?: string
  }[]
  /**
   * How much the player has spent so far.
   */
  totalSpent?: number
  /**
   * When the player ordered last.
   */
  lastOrderDate?: string | number
  /**
   * How many orders the player has made.
   */
  totalOrders?: number
  /**
   * What an order of the player is worth on average.
   */
  avgOrderAmount?: number
  /**
   * Tags of the player, separated by commas.
   */
  tags?: string
  /**
   * More attributes of the player, by name.
   */
  playerCustomAttributes?: {
    [k: string]: unknown
  }
  /**
   * The code of the player who brought this one.
   */
  referrerCode?: string
  /**
   * The position of the level that the player is to start with.
   */
  levelOrder?: number
  /**
   * The token by which push notifications reach the device.
   */
  deviceToken?: string
}
