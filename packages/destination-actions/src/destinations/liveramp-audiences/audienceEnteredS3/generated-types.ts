// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The access key of a user who may write to the bucket.
   */
  s3_aws_access_key?: string
  /**
   * The secret that belongs to the access key.
   */
  s3_aws_secret_key?: string
  /**
   * The name of the bucket.
   */
  s3_aws_bucket_name?: string
  /**
   * The region of the bucket, for example us-west-2.
   */
  s3_aws_region: string
  /**
   * What a person is known by in the file. LiveRamp joins the rows with the same key.
   */
  audience_key: string
  /**
   * More columns, written as they are: identifiers that are hashed already, or that need no hash.
   */
  identifier_data?: {
    [k: string]: unknown
  }
  /**
   * More columns, hashed before they are written: a phone_number by SHA-1, all others by SHA-256.
   */
  unhashed_identifier_data?: {
    [k: string]: unknown
  }
  /**
   * What stands between two columns: a comma, a pipe or a tab.
   */
  delimiter: string
  /**
   * The name of the file. LiveRamp expects the same name with each sync of an audience.
   */
  filename: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * The folder in the bucket for the file. Default: none.
   */
  s3_aws_bucket_path?: string
}
