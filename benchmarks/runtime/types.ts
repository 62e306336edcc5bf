export type { DestinationDefinition, JSONLikeObject, JSONObject, SegmentEvent } from '../../packages/actions-core/src'
export type { MinimalFields } from '../../packages/actions-core/src/schema'
