// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The name by which the logs and quotas of your cluster know this client.
   */
  clientId: string
  /**
   * The brokers to connect to first, each with its port, separated by commas: a.example.com:9092.
   */
  brokers: string
  /**
   * How the cluster knows this client: by a name and a password (SASL), or by a certificate.
   */
  mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512' | 'client-cert-auth'
  /**
   * The user name for SASL.
   */
  username?: string
  /**
   * The password for SASL.
   */
  password?: string
  /**
   * An AWS access key. No mechanism uses it now.
   */
  accessKeyId?: string
  /**
   * The secret of the AWS access key. No mechanism uses it now.
   */
  secretAccessKey?: string
  /**
   * The ID of the AWS role. No mechanism uses it now.
   */
  authorizationIdentity?: string
  /**
   * Encrypts the connections with TLS. Leave it on, except for a cluster without TLS.
   */
  ssl_enabled?: boolean
  /**
   * The certificate of your own authority, in Base64. Leave it empty for a public one.
   */
  ssl_ca?: string
  /**
   * The private key of the client certificate, in Base64 as in a PEM file.
   */
  ssl_key?: string
  /**
   * The client certificate, in Base64 as in a PEM file.
   */
  ssl_cert?: string
  /**
   * Rejects brokers whose certificate is not from the authority above. Has no effect without one.
   */
  ssl_reject_unauthorized_ca?: boolean
}
