// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The measurement ID of a web data stream, from **Admin > Data streams**. It begins with `G-`. Events of web streams need it.
   */
  measurementId?: string
  /**
   * The ID of your app, from **Project settings > General > Your apps** in the Firebase console. Events of mobile apps need it.
   */
  firebaseAppId?: string
  /**
   * An API secret of the data stream, from **Admin > Data streams > your stream > Measurement Protocol API secrets**.
   */
  apiSecret: string
}
