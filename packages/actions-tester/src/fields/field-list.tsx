/** The fields of the action of the selected mapping. */
export function FieldList() {
  return null
}
