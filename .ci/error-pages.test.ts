import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readTracked, trackedFiles } from './test-support/tracked-files.js';

const files = trackedFiles();

/** The literals of every exported union whose name ends in `ErrorCode`. */
function errorCodesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readTracked(file), ts.ScriptTarget.Latest);
  const unions = source.statements.filter(
    (statement) =>
      ts.isTypeAliasDeclaration(statement) && statement.name.text.endsWith('ErrorCode'),
  );
  return unions.flatMap((union) =>
    [...union.getFullText(source).matchAll(/'(\w+)'/g)].map(([, code = '']) => code),
  );
}

const sources = files.filter((file) => /^packages\/[^/]+\/src\/[^.]+\.ts$/.test(file));
const codes = [...new Set(sources.flatMap(errorCodesIn))].sort();
const pages = files.filter((file) => file.startsWith('docs/errors/'));

test('every error code has a page, and every page a code', () => {
  expect(codes).toEqual(expect.arrayContaining(['invalid_address', 'token_unavailable']));
  expect(pages.sort()).toEqual(codes.map((code) => `docs/errors/${code}.md`));
});

describe.each(pages)('%s', (page) => {
  test('says what it is, why, and what to do', () => {
    const code = page.replace(/^.*\/|\.md$/g, '');

    const sections = readTracked(page).split(/^(#.*)$/m);

    expect(sections.filter((part) => part.startsWith('#'))).toEqual(
      expect.arrayContaining([`# ${code}`, '## Probable cause', '## What to do']),
    );
    expect(sections.slice(1).map((part) => part.trim())).not.toContain('');
  });
});
