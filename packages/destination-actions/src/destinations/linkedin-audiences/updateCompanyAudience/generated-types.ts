// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What LinkedIn finds the company by. At least one is needed.
   */
  identifiers: {
    /**
     * The domain of the website of the company.
     */
    companyDomain?: string
    /**
     * The ID of the page of the company in LinkedIn.
     */
    linkedInCompanyId?: string
  }
  /**
   * Whether to add companies or to remove them.
   */
  dmp_company_action: 'ADD' | 'REMOVE'
  /**
   * Where the events come from, which decides what names the segment.
   */
  audience_source: 'ENGAGE_RETL' | 'CONNECTIONS'
  /**
   * The name of the segment, for events of Connections.
   */
  segment_name?: string
  /**
   * The key of the audience, which names the segment for events of Engage.
   */
  computation_key?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * The fields by which events are put into the same batch.
   */
  batch_keys?: string[]
}
