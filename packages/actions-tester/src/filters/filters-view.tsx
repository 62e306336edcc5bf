/** The filters that run before the mappings. */
export function FiltersView() {
  return null
}
