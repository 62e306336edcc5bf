// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The values of the item by column. The columns must be there already.
   */
  item?: {
    [k: string]: unknown
  }
  /**
   * The ID of the item: letters, digits, hyphens and underscores.
   */
  item_id: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}

export interface OnMappingSaveInputs {
  /**
   * Whether to create a catalog or to choose one.
   */
  operation: 'create' | 'select'
  /**
   * The catalog that items go to.
   */
  selected_catalog_name?: string
  /**
   * The name of the new catalog: letters, digits, hyphens and underscores, at most 250.
   */
  created_catalog_name?: string
  /**
   * What the new catalog is for, in at most 250 characters.
   */
  description?: string
  /**
   * The columns of the new catalog. The column `id` is added by itself.
   */
  columns?: {
    /**
     * Letters, digits, hyphens and underscores, at most 250.
     */
    name: string
    /**
     * What the column holds.
     */
    type: 'string' | 'number' | 'time' | 'boolean' | 'object' | 'array'
    [k: string]: unknown
  }[]
}

export interface OnMappingSaveOutputs {
  /**
   * The name of the catalog that items go to.
   */
  catalog_name: string
}
