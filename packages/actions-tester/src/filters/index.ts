export { FiltersView } from './filters-view'
