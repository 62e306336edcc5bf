// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The topic to write to. It must exist, unless your cluster creates topics by itself.
   */
  topic: string
  /**
   * The value of the message, which is written as JSON. By default, the whole event.
   */
  payload: {
    [k: string]: unknown
  }
  /**
   * The headers of the message. Values that are not texts are written as JSON.
   */
  headers?: {
    [k: string]: unknown
  }
  /**
   * The number of the partition to write to. Without it, the key chooses one.
   */
  partition?: number
  /**
   * The partition for messages that have none from the field Partition.
   */
  default_partition?: number
  /**
   * The key of the message. Messages with the same key go to the same partition, in their order.
   */
  key?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The fields that the events of a batch have in common.
   */
  batch_keys?: string[]
  /**
   * The largest size of a batch, in bytes. Brokers accept 1 MB unless they are configured otherwise.
   */
  batch_bytes?: number
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
