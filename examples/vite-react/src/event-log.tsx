import type { LogEntry } from './use-event-log.js';

/** The events as they come, newest first. */
export function EventLog({ entries }: { entries: LogEntry[] }) {
  return (
    <section className="card events" aria-labelledby="events-title">
      <h2 id="events-title">Events</h2>
      <div role="log" aria-labelledby="events-title">
        {entries.length === 0 && <p className="empty">Each thing the checkout tells this page.</p>}
        <ol>
          {entries.map(({ id, time, name, detail }) => (
            <li key={id}>
              <time>{time}</time>
              <span>
                <code className={name === 'error' ? 'is-bad' : undefined}>{name}</code>
                {detail && <small>{detail}</small>}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
