// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The key of the event in Optimizely. Create the event there first.
   */
  eventKey: string
  /**
   * The ID of the user, the same that you pass to the SDK of Optimizely.
   */
  userId: string
  /**
   * Data about the user. Attributes that Optimizely does not know are left out.
   */
  attributes?: {
    [k: string]: unknown
  }
  /**
   * The revenue of the event, in cents.
   */
  revenue?: number
  /**
   * The value of the event for a numeric metric.
   */
  value?: number
  /**
   * Further data about the event. The tags `revenue` and `value` are left out; they have fields.
   */
  eventTags?: {
    [k: string]: unknown
  }
  /**
   * When the event happened. A number counts the milliseconds since 1970.
   */
  timestamp: string | number
  /**
   * The unique ID of the event, by which Optimizely removes duplicates.
   */
  uuid: string
}
