import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/**
 * What the page may load and do; nginx.conf says the same. 'self' covers the page's own socket:
 * https://github.com/w3c/webappsec-csp/issues/7
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob: mediastream:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

export const permissionsPolicy = 'camera=(self), microphone=(self), display-capture=(self)';

const others = helmet({
  contentSecurityPolicy: false,
  strictTransportSecurity: { includeSubDomains: false },
  xFrameOptions: { action: 'deny' },
});

/** Middleware for Express, and for Engine.IO, whose answers Express does not see. */
export function securityHeaders(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('Permissions-Policy', permissionsPolicy);
  others(request, response, next);
}
