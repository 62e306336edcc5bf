// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The token of the app, from Userpilot's installation guide. It is public.
   */
  token: string
  /**
   * Where the SDK sends data, if your account has an endpoint of its own.
   */
  endpoint?: string
  /**
   * Load the SDK of Userpilot. Switch this off if the site loads it itself.
   */
  shouldSegmentLoadSDK: boolean
}
