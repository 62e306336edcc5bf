import type { DeliveryPlace } from '../workbench'
import { DeadLetters } from './dead-letters'
import { DeliveryOverview } from './delivery-overview'
import './delivery.css'

/** What `./bin/run deliver` did and does: an overview, or the dead letters. */
export function DeliveryView({ view, id }: DeliveryPlace) {
  return view === 'dead' ? <DeadLetters id={id} /> : <DeliveryOverview />
}
