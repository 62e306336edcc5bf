// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * What the names of your files begin with. Acoustic tells you; it ends with an underscore.
   */
  fileNamePrefix: string
  /**
   * The alias of the access point to the bucket that Acoustic made for you.
   */
  s3_bucket_accesspoint_alias: string
  /**
   * The access key that Acoustic made for you.
   */
  s3_access_key: string
  /**
   * The secret that belongs to the access key.
   */
  s3_secret: string
  /**
   * The AWS region of the bucket.
   */
  s3_region: string
  /**
   * The version of the destination. It changes nothing that is sent.
   */
  version?: string
}
