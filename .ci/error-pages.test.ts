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

/** The codes that a package's tests provoke: the names in the object `provoked` of `error-codes.test.ts`. */
function provokedCodesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readTracked(file), ts.ScriptTarget.Latest);
  const declarations = source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ name }) => ts.isIdentifier(name) && name.text === 'provoked');
  return declarations.flatMap(({ initializer }) => {
    const table = initializer && ts.isSatisfiesExpression(initializer) && initializer.expression;
    if (!table || !ts.isObjectLiteralExpression(table)) return [];
    return table.properties
      .filter((each) => ts.isPropertyAssignment(each) && isWithCauses(each.initializer))
      .map(({ name }) => name?.getText(source) ?? '');
  });
}

const isWithCauses = (node: ts.Expression) =>
  ts.isObjectLiteralExpression(node) && node.properties.length > 0;

const packageOf = (file: string) => file.split('/')[1] ?? '';

const sources = files.filter((file) => /^packages\/[^/]+\/src\/[^.]+\.ts$/.test(file));
const codes = [...new Set(sources.flatMap(errorCodesIn))].sort();
const pages = files.filter((file) => file.startsWith('docs/errors/'));

test('every error code has a page, and every page a code', () => {
  expect(codes).toEqual(expect.arrayContaining(['invalid_address', 'token_unavailable']));
  expect(pages.sort()).toEqual(codes.map((code) => `docs/errors/${code}.md`));
});

const packages = [
  ...new Set(sources.filter((file) => errorCodesIn(file).length > 0).map(packageOf)),
];

test('the tables of causes are found', () => {
  expect(packages.sort()).toEqual(['core', 'react', 'sandbox', 'server', 'token-service']);
});

describe.each(packages)('@phoenix-checkout/%s', (name) => {
  test('provokes each of its codes in its tests, as an app comes to see it', () => {
    const own = sources.filter((file) => packageOf(file) === name).flatMap(errorCodesIn);
    const tables = files.filter(
      (file) => packageOf(file) === name && /\/error-codes\.test\.tsx?$/.test(file),
    );

    expect(tables).toHaveLength(1);
    expect(tables.flatMap(provokedCodesIn)).toEqual(expect.arrayContaining([...new Set(own)]));
  });
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
