// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your id of the user. Needed when there is no device id. Amplitude drops ids of less than five characters, unless Minimum ID Length allows them.
   */
  user_id?: string | null
  /**
   * The id of the device, by which Amplitude knows people who have not signed in. Needed when there is no user id. Events without it get a hash of the user id in its place.
   */
  device_id?: string
  /**
   * An id of this piece of data. Amplitude ignores what comes again with the same id within seven days, so that sending twice does no harm.
   */
  insert_id?: string
  /**
   * When the user joined the group. Without it, it is the time of sending.
   */
  time?: string
  /**
   * What to remember of the group: values by name.
   */
  group_properties?: {
    [k: string]: unknown
  }
  /**
   * The kind of the group, for example `company`.
   */
  group_type: string
  /**
   * Which group of its kind it is, for example `Acme`.
   */
  group_value: string
  /**
   * The least number of characters that user and device ids must have. Without it Amplitude takes five, and drops shorter ids.
   */
  min_id_length?: number | null
}
