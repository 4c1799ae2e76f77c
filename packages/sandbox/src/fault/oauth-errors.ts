/**
 * The errors that Phoenix documents for its token endpoints: what the endpoint answers to a wrong
 * request, and what a fault makes it answer to a right one.
 */
export const oauthErrors = {
  invalid_client: { status: 401, description: 'Client authentication failed' },
  invalid_scope: {
    status: 400,
    description: 'The requested scope is not allowed for this client',
  },
  invalid_grant: {
    status: 400,
    description: 'The grant type is not supported, use client_credentials',
  },
  unauthorized: { status: 401, description: 'The token is expired or invalid' },
} as const;
