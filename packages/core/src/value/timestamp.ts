const iso =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)\d{0,6} ?(?:Z|([+-]\d\d):?(\d\d)?)?)?$/;

/** What a `Date` can hold, in milliseconds to either side of the epoch. */
const MAX_TIME_MS = 8.64e15;

/**
 * A time in milliseconds since the epoch, from what Phoenix writes: ISO 8601, or
 * `YYYY-MM-DD HH:mm:ss.SSS`; without a zone it is UTC, whatever the machine's own zone. A number
 * is milliseconds already. Anything else: `undefined`.
 */
export function readTimestamp(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.abs(value) <= MAX_TIME_MS ? value : undefined;
  const match = typeof value === 'string' ? iso.exec(value) : null;
  if (!match) return undefined;
  const [, date, time = '00:00', zoneHours, zoneMinutes = '00'] = match;
  const zone = zoneHours ? `${zoneHours}:${zoneMinutes}` : 'Z';
  const ms = Date.parse(`${date}T${time}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}
