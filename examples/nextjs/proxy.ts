import { NextResponse, type NextRequest } from 'next/server';

const isDevelopment = process.env.NODE_ENV === 'development';
const checkoutUrl = process.env.PHOENIX_CHECKOUT_URL ?? 'https://app-partner.phoenix.market';

/** A strict Content-Security-Policy. The checkout adds `frame-src`, and nothing else. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    // Next puts the nonce on its own scripts.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    'img-src data:',
    `frame-src ${new URL(checkoutUrl).origin}`,
  ].join('; ');

  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

// '/' by itself: below a basePath the pattern does not match the first page.
export const config = { matcher: ['/', '/((?!api|_next/static).*)'] };
