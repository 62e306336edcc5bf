// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event. By the destination's settings, it is turned into HubSpot's internal name.
   */
  name: string
  /**
   * Further data about the event. HubSpot drops properties that the event is not defined with.
   */
  properties?: {
    [k: string]: unknown
  }
}
