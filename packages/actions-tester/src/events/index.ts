export { EventsPanel } from './events-panel'
