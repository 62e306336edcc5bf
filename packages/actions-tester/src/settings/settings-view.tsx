/** The settings of the destination. */
export function SettingsView() {
  return null
}
