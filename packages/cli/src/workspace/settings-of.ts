import type { DestinationDefinition, GlobalSetting } from '@segment/actions-core'

/** The settings of a destination: those of its authentication, or of a device or a warehouse its own. */
export function settingsOf(definition: DestinationDefinition): Record<string, GlobalSetting> {
  const { authentication, settings } = definition as DestinationDefinition & {
    settings?: Record<string, GlobalSetting>
  }
  return authentication?.fields ?? settings ?? {}
}
