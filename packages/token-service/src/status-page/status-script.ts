/** Keeps the status page up to date. Parts that did not change are left alone, so that nothing is read aloud twice. */
export const statusScript = `'use strict';
const EVERY_MS = 2000;
const element = (id) => document.getElementById(id);
const pause = element('pause');
let isPaused = false;
let timer;

function say(text, isLost) {
  const place = element('refreshed');
  if (place.textContent !== text) place.textContent = text;
  document.documentElement.classList.toggle('is-lost', isLost);
}

async function update() {
  clearTimeout(timer);
  if (isPaused || document.hidden) return;
  try {
    const reply = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    if (!reply.ok) throw new Error(String(reply.status));
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    if (isPaused) return;
    for (const part of document.querySelectorAll('[data-live]')) {
      const fresh = page.getElementById(part.id);
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    }
    if (document.title !== page.title) document.title = page.title;
    say('Live', false);
  } catch {
    if (isPaused) return;
    say('The service does not answer', true);
  }
  timer = setTimeout(update, EVERY_MS);
}

pause.addEventListener('click', () => {
  isPaused = !isPaused;
  pause.setAttribute('aria-pressed', String(isPaused));
  if (isPaused) say('Paused', false);
  else void update();
});
document.addEventListener('visibilitychange', update);
element('refresh').hidden = false;
timer = setTimeout(update, EVERY_MS);
`;
