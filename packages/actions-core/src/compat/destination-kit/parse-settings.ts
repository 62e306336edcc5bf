export {
  getAuthData,
  getOAuth2Data,
  updateOAuthSettings,
  type AuthTokens,
  type OAuth2ClientCredentials
} from '../../auth/tokens'
