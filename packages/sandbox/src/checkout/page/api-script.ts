/** Talks to the sandbox, by addresses relative to the document, and to the host page. */
export const apiScript = String.raw`
let sessionId;
// Goes up when the payer leaves: answers to what was asked before do not count any more.
let visit = 0;

class Stale extends Error {}

class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function api(path, body) {
  const askedIn = visit;
  let reply, values;
  try {
    reply = await fetch('api/' + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(sessionId === undefined ? {} : { Authorization: 'Bearer ' + sessionId }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
    });
    values = reply.status === 204 ? {} : await reply.json();
  } catch {
    if (askedIn !== visit) throw new Stale();
    throw new Refusal('unavailable', 'The checkout did not answer.');
  }
  if (askedIn !== visit) throw new Stale();
  if (!reply.ok) {
    throw reply.status < 500
      ? new Refusal(values.error, values.error_description)
      : new Refusal('unavailable', 'The checkout did not answer.');
  }
  return values;
}

const isFramed = window.parent !== window;

// The checkout does not know its host's origin, and tells nothing that the host does not know.
function tell(message) {
  window.parent.postMessage(message, '*');
}
`;
