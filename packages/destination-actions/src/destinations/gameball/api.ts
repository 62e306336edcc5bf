/**
 * Where Gameball takes events, orders and players, as of its version 3.0. The endpoints are those of recorded requests:
 * its reference, https://docs.gameball.co/api-reference, is about newer versions.
 */
export const API = 'https://api.gameball.co/api/v3.0/integrations'

/** Where Gameball checks a pair of keys. */
export const AUTH_API = 'https://auth.gameball.co/api/v1.0/protected/TestAuthentication'
