// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your Snap pixel, for events of a website and offline.
   */
  pixel_id?: string
  /**
   * The ID of your app in Snap Ads Manager, for events of the app.
   */
  snap_app_id?: string
  /**
   * The ID of your app: a number in the App Store, the package name in Google Play.
   */
  app_id?: string
}
