const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hour12: false });
const dateAndTime = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hour12: false,
});

/** The time of day, on the sandbox's clock. */
export const timeOf = (at: number): string => time.format(at);
export const dateAndTimeOf = (at: number): string => dateAndTime.format(at);

/** The beginning of an id. */
export const shortened = (id: string): string => (id.length > 9 ? `${id.slice(0, 8)}…` : id);

/** JSON with line breaks, where it is some. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
