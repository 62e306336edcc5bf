// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The key of the user in LaunchDarkly.
   */
  user_key: string
  /**
   * The key that the user had while anonymous.
   */
  previous_key: string
  /**
   * When the event happened. A number counts the milliseconds since 1970.
   */
  timestamp?: string | number
}
