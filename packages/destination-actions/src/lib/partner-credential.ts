import { IntegrationError } from '@segment/actions-core'

/**
 * Reads a credential that the vendor gives to its partner, the operator of this program, and not to its customers: from
 * an environment variable, whenever it is needed.
 *
 * @param variable the name of the environment variable
 * @throws IntegrationError (403, so that no host tries again) that names a variable that is missing or empty
 */
export function partnerCredential(variable: string): string {
  const value = process.env[variable]
  if (value) return value
  throw new IntegrationError(
    `The environment variable ${variable} is not set. Set it to the credential that the vendor gave you as its partner.`,
    'MISSING_PARTNER_CREDENTIAL',
    403
  )
}
