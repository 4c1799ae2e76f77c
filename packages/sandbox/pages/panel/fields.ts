import { h } from './element.js';

let lastId = 0;

/** A field under its label, with a hint where there is one. */
export function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
  input.id ||= `field-${(lastId += 1)}`;
  const hintId = `${input.id}-hint`;
  if (hint) input.setAttribute('aria-describedby', hintId);
  return h(
    'div',
    { class: 'field' },
    h('label', { for: input.id }, label),
    input,
    hint ? h('p', { class: 'hint', id: hintId }, hint) : undefined,
  );
}

export function checkbox(label: string, input: HTMLInputElement): HTMLElement {
  return h('label', { class: 'check' }, input, label);
}

export function select(options: readonly (readonly [value: string, words: string])[]) {
  return h('select', {}, ...options.map(([value, words]) => h('option', { value }, words)));
}

export const numberInput = (min: number, max: number, value = '') =>
  h('input', { type: 'number', min, max, step: 1, value, inputmode: 'numeric' });

/** JSON where it is some; otherwise the text. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Lines of `path=value`.
 *
 * @throws Error for a line that is none
 */
export function readAssignments(lines: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    if (at < 1) throw new Error('Write one field a line, as path=value.');
    fields[line.slice(0, at).trim()] = readValue(line.slice(at + 1).trim());
  }
  return fields;
}
