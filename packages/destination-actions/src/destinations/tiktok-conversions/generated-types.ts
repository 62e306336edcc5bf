// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An access token of the Events API, from the settings of your pixel in TikTok Events Manager.
   */
  accessToken: string
  /**
   * The ID of your pixel, or of your CRM event set, from TikTok Events Manager.
   */
  pixelCode: string
}
