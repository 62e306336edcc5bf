// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
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

export interface RetlOnMappingSaveInputs {
  /**
   * Whether the rows go to a data extension that you have, or to a new one.
   */
  operation: 'create' | 'select'
  /**
   * The data extension that the rows go to.
   */
  dataExtensionId?: string
  /**
   * The folder for the new data extension.
   */
  categoryId?: string
  /**
   * The name of the new data extension. No other data extension may have it.
   */
  name?: string
  /**
   * What the new data extension is for.
   */
  description?: string
  /**
   * Whether messages can be sent to the people in the new data extension.
   */
  isSendable?: boolean
  /**
   * The name of the column that identifies the subscriber of a row.
   */
  sendableCustomObjectField?: string
  /**
   * What the sendable column holds: the key or the ID of the subscriber.
   */
  sendableSubscriberField?: '_SubscriberKey' | '_SubscriberID'
  /**
   * The columns of the new data extension.
   */
  columns?: {
    /**
     * The name of the column.
     */
    name: string
    /**
     * What the column holds.
     */
    type: 'Text' | 'Number' | 'Date' | 'Boolean' | 'EmailAddress' | 'Phone' | 'Decimal' | 'Locale'
    /**
     * Whether a row may leave the column empty. A primary key may not.
     */
    isNullable: boolean
    /**
     * Whether the column is a part of what identifies a row.
     */
    isPrimaryKey: boolean
    /**
     * The longest text that the column can hold, or all digits of a decimal.
     */
    length?: number
    /**
     * The digits of a decimal after its point.
     */
    scale?: number
    /**
     * What the column is for.
     */
    description?: string
    [k: string]: unknown
  }[]
}

export interface RetlOnMappingSaveOutputs {
  /**
   * The ID of the data extension.
   */
  id: string
  /**
   * The name of the data extension.
   */
  name: string
}

export interface OnMappingSaveInputs {
  /**
   * Whether the rows go to a data extension that you have, or to a new one.
   */
  operation: 'create' | 'select'
  /**
   * The data extension that the rows go to.
   */
  dataExtensionId?: string
  /**
   * The folder for the new data extension.
   */
  categoryId?: string
  /**
   * The name of the new data extension. No other data extension may have it.
   */
  name?: string
  /**
   * What the new data extension is for.
   */
  description?: string
  /**
   * Whether messages can be sent to the people in the new data extension.
   */
  isSendable?: boolean
  /**
   * The name of the column that identifies the subscriber of a row.
   */
  sendableCustomObjectField?: string
  /**
   * What the sendable column holds: the key or the ID of the subscriber.
   */
  sendableSubscriberField?: '_SubscriberKey' | '_SubscriberID'
  /**
   * The columns of the new data extension.
   */
  columns?: {
    /**
     * The name of the column.
     */
    name: string
    /**
     * What the column holds.
     */
    type: 'Text' | 'Number' | 'Date' | 'Boolean' | 'EmailAddress' | 'Phone' | 'Decimal' | 'Locale'
    /**
     * Whether a row may leave the column empty. A primary key may not.
     */
    isNullable: boolean
    /**
     * Whether the column is a part of what identifies a row.
     */
    isPrimaryKey: boolean
    /**
     * The longest text that the column can hold, or all digits of a decimal.
     */
    length?: number
    /**
     * The digits of a decimal after its point.
     */
    scale?: number
    /**
     * What the column is for.
     */
    description?: string
    [k: string]: unknown
  }[]
}

export interface OnMappingSaveOutputs {
  /**
   * The ID of the data extension.
   */
  id: string
  /**
   * The name of the data extension.
   */
  name: string
}
