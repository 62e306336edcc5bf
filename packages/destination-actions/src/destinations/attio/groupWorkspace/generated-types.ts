// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The domain of the company that the workspace belongs to, such as `example.com`. It finds the company in Attio.
   */
  domain: string
  /**
   * The ID of the workspace in your product. It finds the workspace in Attio.
   */
  workspace_id: string
  /**
   * The ID of a user in your product, who becomes a member of the workspace. The user must exist in Attio.
   */
  user_id?: string
  /**
   * Values for attributes of the company. The key is the slug of the attribute in Attio, which must exist.
   */
  company_attributes?: {
    [k: string]: unknown
  }
  /**
   * Values for attributes of the workspace. The key is the slug of the attribute in Attio, which must exist.
   */
  workspace_attributes?: {
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
  /**
   * When Segment received the event. In batches, Attio uses it to keep the newest values.
   */
  received_at?: string | number
}
