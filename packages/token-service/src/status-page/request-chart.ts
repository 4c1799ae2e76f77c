import type { AnswerCounts } from './service-history.js';
import { html, type Html } from './html.js';
import { count, figure } from './words.js';

const HEIGHT = 72;
const STEP = 10;
const BAR = 7;

const kinds = ['ok', 'refused', 'failed'] as const;

function sum({ ok, refused, failed }: AnswerCounts): number {
  return ok + refused + failed;
}

/** One bar a minute, the answers of each kind on top of each other. */
export function requestChart(minutes: readonly AnswerCounts[]): Html {
  const most = Math.max(1, ...minutes.map(sum));
  const answered = minutes.reduce((all, minute) => all + sum(minute), 0);
  const bars = minutes.flatMap((minute, at) => {
    let y = HEIGHT;
    const x = at * STEP + (STEP - BAR) / 2;
    if (sum(minute) === 0) {
      return [html`<rect class="bar-none" x="${x}" y="${HEIGHT - 2}" width="${BAR}" height="2" />`];
    }
    return kinds.map((kind) => {
      // A single failure among thousands must be seen.
      const height = minute[kind] && Math.max(2, (minute[kind] / most) * (HEIGHT - 4));
      y -= height;
      return html`<rect
        class="bar-${kind}"
        x="${x}"
        y="${y.toFixed(1)}"
        width="${BAR}"
        height="${height.toFixed(1)}"
      />`;
    });
  });
  const label = `The last hour: ${count(answered, 'request')}, at most ${figure(Math.max(...minutes.map(sum)))} a minute`;
  return html`<svg
    class="chart"
    viewBox="0 0 600 ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    ${bars}
  </svg>`;
}
