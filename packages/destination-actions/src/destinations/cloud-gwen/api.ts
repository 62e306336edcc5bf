import type { RequestClient } from '@segment/actions-core'

/** Runs an operation. GWEN's API is GraphQL, and its schema has no public page. */
function graphql(request: RequestClient, operationName: string, query: string, variables?: object) {
  return request('https://gwen.insertcoin.se/graphql', { method: 'post', json: { operationName, query, variables } })
}

/** Records an event of a user. */
export function recordEvent(request: RequestClient, event: { userId: string; type: string; data: object }) {
  const query =
    'mutation SendEvent($userId: UUID!, $type: String!, $data: JSONObject) { event(userId: $userId, type: $type, data: $data) }'
  return graphql(request, 'SendEvent', query, event)
}

/** Begins a session of a user, whom GWEN adds if it does not know them. */
export function beginSession(request: RequestClient, userId: string, session: { ip?: string; userAgent?: string }) {
  const query =
    'mutation UserSession($userId: UUID!, $session: UserSessionInput) { userSession(userId: $userId, data: $session) { timestamp } }'
  return graphql(request, 'UserSession', query, { userId, session })
}

/** Fails for a wrong API key. */
export function checkCredentials(request: RequestClient) {
  return graphql(request, 'ValidateAPIKey', 'query ValidateAPIKey { validateApiKey }')
}
