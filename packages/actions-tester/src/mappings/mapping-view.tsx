/** The second column: name, trigger and fields of the selected mapping. */
export function MappingView() {
  return null
}
