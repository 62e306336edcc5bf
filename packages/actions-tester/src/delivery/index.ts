export { DeliveryView } from './delivery-view'
