/** The first column: the mappings of the destination. */
export function MappingList() {
  return null
}
