import ts from 'typescript';
import { expect, test } from 'vitest';
import { readTracked } from './test-support/tracked-files.js';

const file = 'packages/core/src/checkout/checkout-event.ts';
const source = ts.createSourceFile(file, readTracked(file), ts.ScriptTarget.Latest, true);

/** An event as its page and its interface say it: the type, then its fields, `*` for those always there. */
type Outline = [type: string, ...fields: string[]];

const fromSource = source.statements.filter(ts.isInterfaceDeclaration).map((event): Outline => {
  const members = event.members.filter(ts.isPropertySignature);
  const [type, ...fields] = members.map((member) => ({
    name: member.name.getText(source),
    optional: Boolean(member.questionToken),
    text: member.type?.getText(source) ?? '',
  }));
  const own = fields.filter(({ name }) => name !== 'raw');
  return [
    type?.text.replaceAll("'", '') ?? '',
    ...own.map(({ name, optional }) => (optional ? name : `${name}*`)),
  ];
});

const fromPage = readTracked('docs/events.md')
  .split(/^## /m)
  .slice(1)
  .map((section): Outline => {
    const rows = section.matchAll(/^\| `(\w+)` *\| (yes)?/gm);
    return [
      section.slice(0, section.indexOf('\n')),
      ...[...rows].map(([, name = '', always]) => (always ? `${name}*` : name)),
    ];
  });

test('the page of events has every event and every field, and no other', () => {
  const sorted = (events: Outline[]) => events.map(([type, ...fields]) => [type, fields.sort()]);

  expect(Object.fromEntries(sorted(fromPage))).toEqual(Object.fromEntries(sorted(fromSource)));
  expect(fromSource).toHaveLength(7);
});
