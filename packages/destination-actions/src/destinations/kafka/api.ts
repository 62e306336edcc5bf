import { IntegrationError } from '@segment/actions-core'
import type { KafkaConfig } from 'kafkajs'
import type { Settings } from './generated-types'

/**
 * The configuration of kafkajs for an account.
 *
 * Source: https://kafka.js.org/docs/configuration
 *
 * @throws IntegrationError (400) that says which settings are missing or malformed
 */
export function kafkaConfig(settings: Settings): KafkaConfig {
  return {
    clientId: settings.clientId,
    brokers: brokersOf(settings.brokers),
    requestTimeout: 10_000,
    ...saslOf(settings),
    ...sslOf(settings),
    // The host tries again, with its own waits between the attempts.
    retry: { retries: 0 }
  }
}

function brokersOf(setting: string): string[] {
  const brokers = setting.split(',').map((broker) => broker.trim())
  const malformed = brokers.find((broker) => broker !== '' && !/:\d+$/.test(broker))
  if (malformed !== undefined) {
    throw new IntegrationError(
      `The broker '${malformed}' has no port. Write each broker with its port, for example ${malformed}:9092.`,
      'BROKERS_INVALID',
      400
    )
  }
  return brokers
}

function saslOf({ mechanism, username, password }: Settings): Pick<KafkaConfig, 'sasl'> {
  if (mechanism === 'client-cert-auth') return {}
  if (!username || !password) {
    throw new IntegrationError(
      `The mechanism '${mechanism}' needs a username and a password. Fill in both in the settings.`,
      'SASL_PARAMS_MISSING',
      400
    )
  }
  return { sasl: { mechanism, username, password } as KafkaConfig['sasl'] }
}

function sslOf(settings: Settings): Pick<KafkaConfig, 'ssl'> {
  const { mechanism, ssl_enabled, ssl_ca, ssl_key, ssl_cert, ssl_reject_unauthorized_ca } = settings
  const byCertificate = mechanism === 'client-cert-auth'
  if (byCertificate && (!ssl_key || !ssl_cert)) {
    throw new IntegrationError(
      'A client certificate needs its key and the certificate itself. Fill in both in the settings.',
      'SSL_CLIENT_CERT_AUTH_PARAMS_MISSING',
      400
    )
  }
  if (!ssl_enabled) return {}
  if (!ssl_ca && !byCertificate) return { ssl: true }
  return {
    ssl: {
      ...(ssl_ca && { ca: [pem('CERTIFICATE', ssl_ca)], rejectUnauthorized: ssl_reject_unauthorized_ca }),
      ...(byCertificate && { key: pem('PRIVATE KEY', ssl_key!), cert: pem('CERTIFICATE', ssl_cert!) })
    }
  }
}

/** Puts the Base64 of a key or a certificate between its lines; a text that has them is taken as it is. */
function pem(kind: string, text: string): string {
  const content = text.trim()
  return content.startsWith('-----BEGIN') ? content : `-----BEGIN ${kind}-----\n${content}\n-----END ${kind}-----`
}
