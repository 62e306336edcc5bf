import { IntegrationError } from '@segment/actions-core'

/** The environment variables that a destination reads. */
export interface PartnerCredentials<Variable extends string> {
  /** What each variable holds, for `environment` of the definition: `describe` and `doctor` show it. */
  environment: Record<Variable, string>
  /**
   * Reads a variable, whenever it is needed.
   *
   * @throws IntegrationError (403, so that no host tries again; scope `account`) that names a variable that is missing or
   * empty
   */
  read: (variable: Variable) => string
}

/**
 * Declares the credentials that a vendor gives to its partner, the operator of this program, and not to its customers.
 * Each is in an environment variable. A destination can read those that it declares and no others.
 *
 * @param environment by the name of the variable, what it holds: a phrase with a full stop
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
        `The environment variable ${variable} is not set. The vendor gives its value to you as its partner: ${environment[variable]}`,
        'MISSING_PARTNER_CREDENTIAL',
        403
      )
    }
  }
}
