const number = new Intl.NumberFormat('en');

export function figure(value: number): string {
  return number.format(value);
}

/** The word for so many of them. */
export function noun(value: number, one: string, many = `${one}s`): string {
  return value === 1 ? one : many;
}

export function count(value: number, one: string, many?: string): string {
  return `${figure(value)} ${noun(value, one, many)}`;
}

/** `42 s`, `12 min 5 s`, `3 h 20 min`, `2 d 4 h`: never more than two units. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const units: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ];
  const first = units.findIndex(([value]) => value > 0);
  if (first < 0) return '0 s';
  return units
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

/** `42:05`, or `1:02:05` from an hour on. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}

/** How long ago, to the minute beyond the first one. */
export function ago(at: number, now: number): string {
  const seconds = (now - at) / 1000;
  if (seconds < 1) return 'now';
  return `${duration(seconds < 60 ? seconds : seconds - (seconds % 60))} ago`;
}

/** What took so long: `85 ms`, `1.2 s`. */
export function took(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
