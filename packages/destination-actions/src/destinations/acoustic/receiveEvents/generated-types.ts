// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Attributes that you name yourself.
   */
  key_value_pairs?: {
    [k: string]: unknown
  }
  /**
   * A list of objects, such as products. Their attributes are named by position: 0.name, 1.name.
   */
  array_data?: {
    [k: string]: unknown
  }[]
  /**
   * An object of the event, such as its context.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * The properties of a track call.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The traits of an identify call.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * What Acoustic knows the person by, such as the email address.
   */
  uniqueRecipientId: string
  /**
   * The type of the event. Acoustic shows it with the word Event after it.
   */
  type: string
  /**
   * When the event happened.
   */
  timestamp: string | number
}
