import type { TokenStatus } from '@phoenix-checkout/server';
import { html, type Html } from './html.js';
import { countdown, duration } from './words.js';

const RADIUS = 80;
const LENGTH = 2 * Math.PI * RADIUS;

function pointAt(share: number): { x: string; y: string } {
  const angle = share * 2 * Math.PI - Math.PI / 2;
  const at = (value: number) => (100 + RADIUS * value).toFixed(2);
  return { x: at(Math.cos(angle)), y: at(Math.sin(angle)) };
}

/**
 * The token's life as a ring that empties clockwise, with a mark where renewal is planned. Sizes are
 * SVG attributes: the page's CSP allows no style attribute.
 */
export function tokenRing(token: TokenStatus): Html {
  const track = html`<circle class="ring-track" cx="100" cy="100" r="${RADIUS}" />`;
  if (token.status !== 'valid') {
    return html`<svg class="ring" viewBox="0 0 200 200" role="img" aria-label="No token">
      ${track}
      <text class="ring-big" x="100" y="112">–</text>
    </svg>`;
  }
  const { lifetimeSeconds, expiresInSeconds, renewsInSeconds } = token;
  const age = Math.max(0, lifetimeSeconds - expiresInSeconds);
  const left = Math.min(1, expiresInSeconds / lifetimeSeconds);
  const renewal = (age + renewsInSeconds) / lifetimeSeconds;
  const mark = pointAt(renewal);
  const label = `The token is valid for another ${duration(expiresInSeconds)} of ${duration(lifetimeSeconds)}`;
  const arc = (LENGTH * left).toFixed(2);
  return html`<svg class="ring" viewBox="0 0 200 200" role="img" aria-label="${label}">
    ${track}
    <circle
      class="ring-left"
      cx="100"
      cy="100"
      r="${RADIUS}"
      stroke-dasharray="${arc} ${LENGTH.toFixed(2)}"
      stroke-dashoffset="${(-LENGTH * (1 - left)).toFixed(2)}"
      transform="rotate(-90 100 100)"
    />
    ${renewal < 1 && html`<circle class="ring-mark" cx="${mark.x}" cy="${mark.y}" r="7" />`}
    <text class="ring-big" x="100" y="106">${countdown(expiresInSeconds)}</text>
    <text class="ring-small" x="100" y="132">left</text>
  </svg>`;
}
