/** Markup that needs no more escaping. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Part = Html | string | number | false | undefined | readonly Part[];

function write(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (Array.isArray(part)) return part.map(write).join('');
  const text = part === undefined || part === false ? '' : String(part);
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Markup in a template; everything that is put in is escaped, unless it came from here. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, at) => text + write(parts[at - 1]) + string));
}
