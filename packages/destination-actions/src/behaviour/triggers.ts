import type { BehaviourCheck } from './check'

/** Every initial trigger matches a realistic event. */
export const checkTriggers: BehaviourCheck = ({ trials }) =>
  trials
    .filter(({ events }) => events.length === 0)
    .map(({ place, subscription }) => ({
      place,
      message: `no sample event matches '${subscription.subscribe}'. Correct the trigger, or declare an event that it is for in "events" of conformance.json.`
    }))
