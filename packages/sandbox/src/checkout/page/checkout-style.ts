const light = `
  --page: #eef1f5; --surface: #ffffff; --raised: #f5f7fa; --line: #dde2ea; --line-strong: #8791a1;
  --text: #131a26; --muted: #566072; --accent: #2348c7; --accent-hover: #1b3aa5; --on-accent: #ffffff;
  --tint: #e9eefc; --good: #0a7350; --good-tint: #e0f4ec; --bad: #b3261e; --bad-tint: #fcebe9;
  --mark: #fff3d1; --mark-line: #e3c46d; --mark-text: #6b4b00; --shine: #ffffff;
`;
const dark = `
  --page: #0a0e15; --surface: #121824; --raised: #1a2231; --line: #2a3446; --line-strong: #6f7d95;
  --text: #f0f3f8; --muted: #a3aec0; --accent: #93b1ff; --accent-hover: #b3c8ff; --on-accent: #0b1533;
  --tint: #1e2a4a; --good: #5fd3a5; --good-tint: #11332a; --bad: #ff9d94; --bad-tint: #3a1b1c;
  --mark: #332805; --mark-line: #6b5514; --mark-text: #f4d47c; --shine: #222c3e;
`;

const base = `
:root { ${light} color-scheme: light; }
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} color-scheme: dark; } }
:root[data-theme='dark'] { ${dark} color-scheme: dark; }
*, *::before, *::after { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body {
  background: var(--page); color: var(--text); display: flex;
  font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  -webkit-font-smoothing: antialiased;
}
[hidden] { display: none !important; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button { font: inherit; color: inherit; border: 0; background: none; cursor: pointer; touch-action: manipulation; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1:focus, h1:focus-visible { outline: none; }
`;

const frame = `
.card { width: 100%; max-width: 350px; height: 100%; max-height: 600px; min-height: min(600px, 100%); margin: auto; background: var(--surface); display: flex; flex-direction: column; position: relative; }
@media (min-width: 351px) and (min-height: 601px) { .card { border-radius: 20px; box-shadow: 0 12px 40px rgb(0 0 0 / .16); overflow: hidden; } }
header { display: flex; align-items: center; justify-content: space-between; min-height: 58px; padding: 8px 10px 4px 20px; }
.steps { display: grid; grid-template-columns: repeat(4, 1fr); gap: 5px; padding: 0 20px; }
.steps i { height: 3px; border-radius: 2px; background: var(--line); }
.steps i.is-past { background: var(--accent); }
.brand { display: inline-flex; align-items: center; gap: 8px; font-weight: 650; letter-spacing: -.01em; }
.brand svg { color: var(--accent); }
.cancel { min-height: 36px; padding: 0 10px; border-radius: 8px; color: var(--muted); font-size: 14px; }
.cancel:hover { background: var(--raised); color: var(--text); }
main { flex: 1; min-height: 0; display: flex; flex-direction: column; overflow: auto; }
.view { flex: 1; display: flex; flex-direction: column; padding: 16px 20px 14px; }
.middle { margin: auto 0; }
footer { display: flex; justify-content: center; padding: 0 20px 14px; }
.sandbox-mark { font-size: 12px; font-weight: 600; line-height: 1; padding: 6px 12px; border-radius: 99px; background: var(--mark); color: var(--mark-text); border: 1px solid var(--mark-line); }
h1 { margin: 0 0 10px; font-size: 21px; line-height: 1.25; letter-spacing: -.02em; font-weight: 680; }
h2 { margin: 6px 0 8px; font-size: 13px; font-weight: 600; color: var(--muted); }
p { margin: 0; }
.lead { color: var(--muted); margin-bottom: 14px; }
.note { color: var(--muted); font-size: 13px; }
.actions { margin-top: auto; padding-top: 12px; display: grid; gap: 8px; }
.primary, .secondary, .quiet { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 48px; padding: 0 16px; border-radius: 12px; font-weight: 620; transition: background-color .12s; }
.primary { background: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent-hover); }
.secondary { border: 1px solid var(--line); background: var(--surface); }
.secondary:hover { background: var(--raised); }
.quiet { min-height: 40px; color: var(--muted); }
.quiet:hover { color: var(--text); background: var(--raised); }
[aria-busy='true'] .primary, [aria-busy='true'] .choice { opacity: .6; cursor: progress; }
`;

const parts = `
.hero { padding: 18px 16px; border-radius: 16px; background: var(--tint); margin-bottom: 12px; text-align: center; }
.label { display: block; color: var(--muted); font-size: 13px; }
.hero .copy { margin: 8px 0 0; background: var(--surface); }
.swap { position: relative; display: grid; gap: 6px; margin: 4px 0 14px; }
.swap-row { padding: 13px 18px 14px; border-radius: 16px; background: var(--raised); }
.swap-row:first-child { background: var(--tint); }
.swap-row dt { font-size: 13px; }
.swap-row dd { text-align: start; }
.swap-arrow { position: absolute; top: calc(50% - 19px); inset-inline-end: 24px; width: 38px; height: 38px; border-radius: 50%; display: grid; place-items: center; color: var(--accent); background: var(--surface); border: 1px solid var(--line); }
.amount, dd.amount { display: block; font-size: 36px; line-height: 1.2; letter-spacing: -.03em; font-weight: 700; }
.swap .amount { font-size: 30px; }
.amount.is-long, .swap .amount.is-long { font-size: 25px; }
.amount.is-longest, .swap .amount.is-longest { font-size: 19px; letter-spacing: -.02em; }
.amount, .number, dd, .code, .time-left { font-variant-numeric: tabular-nums; }
.panel { margin: 0 0 12px; border: 1px solid var(--line); border-radius: 14px; padding: 2px 14px; }
.row { display: flex; justify-content: space-between; align-items: center; gap: 12px; min-height: 42px; }
.row + .row { border-top: 1px solid var(--line); }
dt { color: var(--muted); flex: none; font-size: 14px; }
dd { margin: 0; font-weight: 560; text-align: end; min-width: 0; overflow-wrap: anywhere; font-size: 14px; }
.row.is-tall { display: block; padding: 8px 0; }
.row.is-tall dd { justify-content: space-between; text-align: start; }
.copy:hover { text-decoration: underline; }
.row dd { display: flex; align-items: center; gap: 8px; }
.copy { flex: none; padding: 4px 9px; border-radius: 7px; background: var(--tint); color: var(--accent); font-size: 12.5px; font-weight: 620; }
.choices { list-style: none; margin: 0 0 8px; padding: 0; display: grid; gap: 8px; }
.choice { width: 100%; display: flex; align-items: center; gap: 12px; min-height: 54px; padding: 7px 12px; text-align: start; border: 1px solid var(--line); border-radius: 14px; transition: border-color .12s, background-color .12s; }
.choice:hover { border-color: var(--line-strong); background: var(--raised); }
.choice > svg { color: var(--muted); flex: none; }
.choice-name { flex: 1; font-weight: 600; line-height: 1.25; }
.choice-name small { display: block; font-weight: 400; font-size: 13px; color: var(--muted); }
.avatar { width: 36px; height: 36px; flex: none; border-radius: 10px; display: grid; place-items: center; font-weight: 700; background: var(--tint); color: var(--accent); }
.hue-0 { background: #0f5c73; color: #fff; } .hue-1 { background: #6b3fa0; color: #fff; }
.hue-2 { background: #2c6e49; color: #fff; } .hue-3 { background: #9a3b2f; color: #fff; }
.time-left { margin-top: auto; padding-top: 8px; display: flex; align-items: center; justify-content: center; gap: 6px; color: var(--muted); font-size: 13px; line-height: 16px; }
.time-left + .actions { margin-top: 0; }
.time-left svg { width: 16px; height: 16px; }
.time-left .number { color: var(--text); font-weight: 600; }
.link-box { padding: 11px 14px; border-radius: 12px; background: var(--raised); border: 1px solid var(--line); font-size: 13px; text-align: start; }
.link-box span { overflow: hidden; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
.view-waiting, .view-success, .view-link, .view-notice { text-align: center; }
.badge { width: 72px; height: 72px; margin: 0 auto 18px; border-radius: 50%; display: grid; place-items: center; background: var(--tint); color: var(--accent); }
.badge.good { background: var(--good-tint); color: var(--good); }
.badge.bad { background: var(--bad-tint); color: var(--bad); }
.badge span { display: grid; }
.badge svg { width: 32px; height: 32px; }
.code { font-size: 13px; color: var(--muted); }
`;

const motion = `
.spinner { width: 64px; height: 64px; margin: 0 auto 22px; border-radius: 50%; border: 5px solid var(--tint); border-top-color: var(--accent); animation: turn 1s linear infinite; }
.progress { list-style: none; margin: 6px 0 0; padding: 16px 18px; border: 1px solid var(--line); border-radius: 14px; text-align: start; display: grid; gap: 14px; }
.progress li { display: flex; align-items: center; gap: 12px; color: var(--muted); font-variant-numeric: tabular-nums; }
.progress li::before { content: ''; width: 14px; height: 14px; flex: none; border-radius: 50%; border: 2px solid var(--line-strong); }
.progress .is-done::before { background: var(--good); border-color: var(--good); }
.progress .is-now { color: var(--text); font-weight: 600; }
.progress .is-now::before { border-color: var(--accent); border-width: 4px; animation: pulse 1.4s ease-in-out infinite; }
.skeleton { display: grid; gap: 14px; padding-top: 4px; }
.skeleton i { display: block; height: 46px; border-radius: 12px; background: var(--tint); animation: pulse 1.4s ease-in-out infinite; }
.skeleton i:first-child { height: 26px; width: 55%; } .skeleton i:nth-child(2) { height: 96px; border-radius: 16px; }
.draw { stroke-dasharray: 24; animation: draw .45s ease-out .1s backwards; }
@keyframes turn { to { transform: rotate(1turn); } }
@keyframes pulse { 50% { opacity: .45; } }
@keyframes draw { from { stroke-dashoffset: 24; } }
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}
`;

/** The page's looks, light and dark. Text and its ground differ by 4.5 to 1 or more. */
export const checkoutStyle = base + frame + parts + motion;
