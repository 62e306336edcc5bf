// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The external key of the data extension. You find it in the properties of the data extension. Map the key or the ID; the key counts where there are both.
   */
  key?: string
  /**
   * The ID of the data extension. Map it if you have no external key.
   */
  id?: string
  /**
   * The columns that identify a row, with their values. A row with the same keys is updated; otherwise Marketing Cloud adds one. The names of the columns must be those of the data extension.
   */
  keys: {
    /**
     * The key of the contact that the row is about. The data extension has it as a primary key.
     */
    contactKey: string
    [k: string]: unknown
  }
  /**
   * The other columns of the row, with their values. The names of the columns must be those of the data extension.
   */
  values: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
