const light = `
  --page: #eef1f5; --surface: #ffffff; --raised: #f4f6f9; --line: #dde2ea; --line-strong: #7d8798;
  --text: #131a26; --muted: #556071; --accent: #2348c7; --tint: #e9eefc;
  --good: #0a7350; --busy: #2348c7; --warn: #8a5600; --bad: #b3261e; --track: #e3e8ef;
  --bar: #4a6ee0; --bar-refused: #b9780a; --bar-failed: #c4332a; --shadow: 0 1px 2px rgb(19 26 38 / .06), 0 8px 24px rgb(19 26 38 / .05);
`;
const dark = `
  --page: #0a0e15; --surface: #121824; --raised: #1a2231; --line: #263043; --line-strong: #76849c;
  --text: #f0f3f8; --muted: #a3aec0; --accent: #93b1ff; --tint: #1e2a4a;
  --good: #5fd3a5; --busy: #93b1ff; --warn: #f4c86a; --bad: #ff9d94; --track: #232d40;
  --bar: #7d9df8; --bar-refused: #e5ab3d; --bar-failed: #ff7d72; --shadow: none;
`;

const base = `
:root { ${light} color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; padding: 20px 16px 28px; background: var(--page); color: var(--text);
  font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  -webkit-font-smoothing: antialiased;
}
header, main, footer { max-width: 1040px; margin: 0 auto; }
[hidden] { display: none !important; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h1, h2, p, dl, dd, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
code { font: .92em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
`;

const frame = `
header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; margin-bottom: 18px; }
h1 { display: flex; align-items: center; gap: 10px; margin-right: auto; font-size: 19px; font-weight: 680; letter-spacing: -.015em; }
.about { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; width: 100%; color: var(--muted); font-size: 14px; overflow-wrap: anywhere; }
.tag { padding: 3px 10px; border-radius: 99px; background: var(--tint); color: var(--accent); font-weight: 600; }
.refresh { order: 1; display: flex; width: 100%; align-items: center; justify-content: space-between; gap: 12px; color: var(--muted); font-size: 14px; }
#refreshed { display: inline-flex; align-items: center; gap: 7px; }
#refreshed::before { content: ''; width: 8px; height: 8px; border-radius: 50%; background: var(--good); }
.refresh:has([aria-pressed='true']) #refreshed::before { background: var(--line-strong); }
.is-lost #refreshed { color: var(--bad); font-weight: 600; }
.is-lost #refreshed::before { background: var(--bad); }
.is-lost main { opacity: .55; }
button { font: inherit; color: var(--text); min-height: 36px; padding: 0 14px; border: 1px solid var(--line-strong); border-radius: 10px; background: var(--surface); cursor: pointer; }
button:hover { background: var(--raised); }
button[aria-pressed='true'] { background: var(--tint); border-color: var(--accent); color: var(--accent); }
main { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 18px; padding: 20px; box-shadow: var(--shadow); min-width: 0; }
h2 { font-size: 14px; font-weight: 620; color: var(--muted); margin-bottom: 12px; }
footer { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; justify-content: space-between; margin-top: 20px; color: var(--muted); font-size: 14px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 18px; }
a { color: var(--accent); text-underline-offset: 3px; padding: 4px 0; }
@media (min-width: 760px) {
  body { padding: 32px 28px 40px; }
  main { grid-template-columns: minmax(0, 1.65fr) minmax(0, 1fr); }
  .card { padding: 24px; }
  .token { grid-column: 1 / -1; }
}
@media (min-width: 760px) { h1 { margin-right: 8px; } .about, .refresh { width: auto; } .about { margin-right: auto; } }
`;

const token = `
.token { display: grid; gap: 18px 32px; justify-items: center; text-align: center; }
.ring { display: block; width: 190px; height: 190px; }
.ring-track, .ring-left { fill: none; stroke-width: 14; }
.ring-track { stroke: var(--track); }
.ring-left { stroke: currentColor; stroke-linecap: round; }
.ring-mark { fill: var(--surface); stroke: currentColor; stroke-width: 4; }
.ring-big { fill: var(--text); font-size: 34px; font-weight: 680; letter-spacing: -.02em; text-anchor: middle; font-variant-numeric: tabular-nums; }
.ring-small { fill: var(--muted); font-size: 15px; text-anchor: middle; }
.tone-good { color: var(--good); } .tone-busy { color: var(--busy); } .tone-warn { color: var(--warn); } .tone-bad { color: var(--bad); }
.title { display: inline-flex; align-items: center; gap: 12px; font-size: clamp(25px, 7.2vw, 30px); line-height: 1.2; font-weight: 700; letter-spacing: -.025em; }
.title::before { content: ''; flex: none; width: 14px; height: 14px; border-radius: 50%; background: currentColor; }
.title.tone-warn::before { border-radius: 3px; transform: rotate(45deg); }
.title.tone-bad::before { border-radius: 3px; }
.summary { margin-top: 6px; }
.outlook { color: var(--muted); font-variant-numeric: tabular-nums; }
.figures { width: 100%; }
.stats { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; text-align: left; }
.stats > div { background: var(--surface); padding: 12px; }
dt { color: var(--muted); font-size: 13px; }
dd { font-size: 16px; font-weight: 620; letter-spacing: -.01em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
@media (min-width: 760px) {
  .token { grid-template-columns: auto minmax(0, 1fr) minmax(0, 1.25fr); align-items: center; justify-items: start; text-align: left; }
  .token .stats { grid-template-columns: repeat(3, minmax(0, 1fr)); }
}
`;

const parts = `
.total { color: var(--muted); }
.total strong { font-size: 26px; font-weight: 690; letter-spacing: -.02em; color: var(--text); font-variant-numeric: tabular-nums; margin-right: 4px; }
.chart { display: block; width: 100%; height: 84px; margin-top: 14px; }
.bar-ok { fill: var(--bar); } .bar-refused { fill: var(--bar-refused); } .bar-failed { fill: var(--bar-failed); } .bar-none { fill: var(--track); }
.axis { display: flex; justify-content: space-between; color: var(--muted); font-size: 13px; margin-top: 4px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 10px; font-size: 14px; font-variant-numeric: tabular-nums; }
.legend li { display: inline-flex; align-items: center; gap: 7px; }
.legend li::before { content: ''; width: 10px; height: 10px; border-radius: 3px; background: var(--bar); }
.legend .key-refused::before { background: var(--bar-refused); } .legend .key-failed::before { background: var(--bar-failed); }
.state { display: flex; align-items: center; gap: 10px; font-size: 20px; letter-spacing: -.015em; }
.state::before { content: ''; width: 11px; height: 11px; border-radius: 50%; background: var(--line-strong); }
.state.is-good { color: var(--good); } .state.is-bad { color: var(--bad); }
.state.is-good::before, .state.is-bad::before { background: currentColor; }
.state.is-bad::before { border-radius: 2px; }
.is-pair { margin-top: 18px; }
.note, .empty { color: var(--muted); margin-top: 6px; }
.events li { display: grid; grid-template-columns: 108px minmax(0, 1fr); gap: 2px 12px; padding: 11px 0; border-top: 1px solid var(--line); }
.events li:first-child { border-top: 0; padding-top: 0; }
.events li:last-child { padding-bottom: 0; }
.events time { color: var(--muted); font-size: 14px; line-height: 1.55; font-variant-numeric: tabular-nums; }
.events strong { font-weight: 620; margin-right: 6px; }
.events span { color: var(--muted); overflow-wrap: anywhere; }
#failures li { grid-template-columns: minmax(0, 1fr); }
@media (max-width: 419px) { .events li { grid-template-columns: minmax(0, 1fr); } }
`;

/** The looks of the status page. No image, no font and no style attribute: its CSP allows none. */
export const statusStyle = base + frame + token + parts;

/** The icon: a ring with a flame in it. */
export const statusIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#2348c7"/><path d="M16 5.5c.9 4-3.9 5.7-5.6 9.7-1.9 4.6.9 9.6 5.6 10.8 4.7-1.2 7.5-6.2 5.6-10.8-.5-1.2-1.3-2.3-2.2-3.3-.2 1.5-.9 2.7-2.1 3.5.5-3.7-.1-7.4-1.3-9.9Z" fill="#fff"/></svg>`;
