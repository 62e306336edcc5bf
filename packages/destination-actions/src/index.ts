export { list, load } from './folders'
export { destinations, getDestinationById, getDestinationByIdOrKey, manifest, type ManifestEntry } from './registry'
export { Destination } from '@segment/actions-core'
export type {
  ActionDefinition,
  AuthenticationScheme,
  BasicAuthentication,
  CustomAuthentication,
  DestinationDefinition,
  OAuth2Authentication,
  OAuth2ClientCredentials,
  RefreshAccessTokenResult,
  SegmentEvent,
  SubscriptionStats
} from '@segment/actions-core'
