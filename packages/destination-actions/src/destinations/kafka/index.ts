import type { DestinationDefinition, GlobalSetting } from '@segment/actions-core'
import { listTopics } from './client'
import send from './send'
import type { Settings } from './generated-types'

/** The setting is of use with one of these mechanisms only. */
function dependsOn(...mechanisms: string[]): GlobalSetting['depends_on'] {
  const conditions = mechanisms.map((value) => ({ fieldKey: 'mechanism', operator: 'is' as const, value }))
  return { ...(mechanisms.length > 1 && { match: 'any' }), conditions }
}

const forSasl = dependsOn('plain', 'scram-sha-256', 'scram-sha-512')
const forCertificate = dependsOn('client-cert-auth')
// No account can choose it any more; the settings of old accounts stay known.
const forAws = dependsOn('aws')

const destination: DestinationDefinition<Settings> = {
  name: 'Kafka',
  slug: 'actions-kafka',
  mode: 'cloud',
  description: 'Writes events to the topics of a Kafka cluster.',
  authentication: {
    scheme: 'custom',
    fields: {
      clientId: {
        label: 'Client ID',
        description: 'The name by which the logs and quotas of your cluster know this client.',
        type: 'string',
        required: true,
        default: 'segment-actions-kafka-producer'
      },
      brokers: {
        label: 'Brokers',
        description: 'The brokers to connect to first, each with its port, separated by commas: a.example.com:9092.',
        type: 'string',
        required: true
      },
      mechanism: {
        label: 'Authentication Mechanism',
        description: 'How the cluster knows this client: by a name and a password (SASL), or by a certificate.',
        type: 'string',
        choices: [
          { label: 'SASL/PLAIN', value: 'plain' },
          { label: 'SASL/SCRAM-SHA-256', value: 'scram-sha-256' },
          { label: 'SASL/SCRAM-SHA-512', value: 'scram-sha-512' },
          { label: 'Client Certificate', value: 'client-cert-auth' }
        ],
        required: true,
        default: 'plain'
      },
      username: {
        label: 'Username',
        description: 'The user name for SASL.',
        type: 'string',
        depends_on: forSasl
      },
      password: {
        label: 'Password',
        description: 'The password for SASL.',
        type: 'password',
        depends_on: forSasl
      },
      accessKeyId: {
        label: 'Access Key ID',
        description: 'An AWS access key. No mechanism uses it now.',
        type: 'password',
        depends_on: forAws
      },
      secretAccessKey: {
        label: 'Secret Access Key',
        description: 'The secret of the AWS access key. No mechanism uses it now.',
        type: 'password',
        depends_on: forAws
      },
      authorizationIdentity: {
        label: 'Authorization Identity',
        description: 'The ID of the AWS role. No mechanism uses it now.',
        type: 'string',
        depends_on: forAws
      },
      ssl_enabled: {
        label: 'SSL Enabled',
        description: 'Encrypts the connections with TLS. Leave it on, except for a cluster without TLS.',
        type: 'boolean',
        default: true
      },
      ssl_ca: {
        label: 'SSL Certificate Authority',
        description: 'The certificate of your own authority, in Base64. Leave it empty for a public one.',
        type: 'string'
      },
      ssl_key: {
        label: 'SSL Client Key',
        description: 'The private key of the client certificate, in Base64 as in a PEM file.',
        type: 'password',
        depends_on: forCertificate
      },
      ssl_cert: {
        label: 'SSL Client Certificate',
        description: 'The client certificate, in Base64 as in a PEM file.',
        type: 'string',
        depends_on: forCertificate
      },
      ssl_reject_unauthorized_ca: {
        label: 'SSL Reject Unauthorized Certificate Authority',
        description: 'Rejects brokers whose certificate is not from the authority above. Has no effect without one.',
        type: 'boolean',
        default: true
      }
    },
    testAuthentication: (_, { settings, transport }) => listTopics(settings, transport?.lookup)
  },
  actions: { send }
}

export default destination
