/** The trigger of the selected mapping, as a form and as text. */
export function TriggerEditor() {
  return null
}
