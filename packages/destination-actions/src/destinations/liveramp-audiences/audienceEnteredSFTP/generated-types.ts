// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of your account at the SFTP server of LiveRamp.
   */
  sftp_username?: string
  /**
   * The password of that account.
   */
  sftp_password?: string
  /**
   * The folder on the server for the file.
   */
  sftp_folder_path?: string
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
}
