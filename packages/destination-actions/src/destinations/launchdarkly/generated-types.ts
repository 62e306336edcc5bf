// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client-side ID of your LaunchDarkly environment, from its list of SDK keys.
   */
  client_id: string
  /**
   * The host that takes the events. Change it only if LaunchDarkly hosts your account elsewhere.
   */
  events_host_name?: string
}
