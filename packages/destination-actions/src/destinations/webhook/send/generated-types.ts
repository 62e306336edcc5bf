// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The http or https URL to send to.
   */
  url: string
  /**
   * The HTTP method of the request.
   */
  method: 'POST' | 'PUT' | 'PATCH'
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * Headers to add to each request, by name. Only ASCII characters can be sent.
   */
  headers?: {
    [k: string]: unknown
  }
  /**
   * What to send as JSON. By default the whole event.
   */
  data?: {
    [k: string]: unknown
  }
  /**
   * The fields that all events of a batch share: events that differ in one of them go in separate batches.
   */
  batch_keys?: string[]
}
