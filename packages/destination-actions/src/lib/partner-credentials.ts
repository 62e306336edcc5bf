import { IntegrationError } from '@segment/actions-core'

/** The environment variables that a destination reads. */
export interface PartnerCredentials<Variable extends string> {
  /** What each variable holds, for `environment` of the definition, which `describe` and `doctor` show. */
  environment: Record<Variable, string>
  /**
   * Reads a variable at the time of the call.
   *
   * @throws IntegrationError (403, so that no host retries; scope `account`) that names the variable if it is missing
   *   or empty
   */
  read: (variable: Variable) => string
}

/**
 * Declares the credentials that a vendor issues to its partner, the operator of this program, rather than to its
 * customers. Each is in an environment variable. A destination can read only the variables that it declares.
 *
 * @param environment a description of each variable, by name: a phrase with a full stop
 *
 * @example
 * ```ts
 * const credentials = partnerCredentials({ EXAMPLE_DEVELOPER_TOKEN: 'The developer token of the API.' })
 * const headers = () => ({ 'developer-token': credentials.read('EXAMPLE_DEVELOPER_TOKEN') })
 * ```
 */
export function partnerCredentials<Variable extends string>(
  environment: Record<Variable, string>
): PartnerCredentials<Variable> {
  return {
    environment,
    read: (variable) => {
      const value = process.env[variable]
      if (value) return value
      throw new IntegrationError(
        `The environment variable ${variable} is not set. The vendor issues its value to you as its partner: ${environment[variable]}`,
        'MISSING_PARTNER_CREDENTIAL',
        403
      )
    }
  }
}
