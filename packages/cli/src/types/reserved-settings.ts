import { reservedSettings } from '@segment/action-destinations/conformance'
import type { DestinationDefinition } from '@segment/actions-core'
import { FailureError } from '@segment/actions-input'

/** Throws a FailureError when a destination with OAuth has a setting with a name that is kept for the connection. */
export function refuseReservedSettings(definition: DestinationDefinition): void {
  const taken = reservedSettings(definition)
  if (taken.length === 0) return
  throw new FailureError(
    `${definition.name} authenticates by ${definition.authentication?.scheme}, which keeps some names for itself. Rename in authentication.fields: ${taken.join(', ')}.`
  )
}
