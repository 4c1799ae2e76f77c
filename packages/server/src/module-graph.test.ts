import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import ts from 'typescript';
import { expect, test } from 'vitest';

const core = new URL('../../core/src/index.ts', import.meta.url);

/** A module as it runs: types and comments are gone. */
function codeOf(file: URL): string {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  return outputText;
}

function importsOf(file: URL): string[] {
  return ts.preProcessFile(codeOf(file), true, true).importedFiles.map(({ fileName }) => fileName);
}

/** All that is reached from an entry: our own files, and the names of everything else. */
function follow(entry: URL): { files: Set<string>; others: Set<string> } {
  const files = new Set<string>();
  const others = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (files.has(file.href)) continue;
    files.add(file.href);
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) queue.push(new URL(name.replace(/\.js$/, '.ts'), file));
      else if (name === '@phoenix-checkout/core') queue.push(core);
      else others.add(name);
    }
  }
  return { files, others };
}

const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

test('the main entry reaches no Node built-in, and no package but core', () => {
  const { files, others } = follow(new URL('index.ts', import.meta.url));

  expect(files.size).toBeGreaterThan(25);
  expect([...others].filter((name) => builtins.has(name))).toEqual([]);
  expect([...others]).toEqual([]);
});

test.each(['webhook/index.ts', 'order/index.ts', 'testing/index.ts'])(
  '%s reaches no Node built-in, and no package but core',
  (entry) => {
    expect([...follow(new URL(entry, import.meta.url)).others]).toEqual([]);
  },
);

test.each(['index.ts', 'webhook/index.ts', 'order/index.ts', 'testing/index.ts'])(
  '%s uses no global that Node alone has',
  (entry) => {
    const { files } = follow(new URL(entry, import.meta.url));

    const users = [...files].filter((file) =>
      /\b(process|Buffer|require|__dirname|setImmediate)\b\s*[.(]/.test(codeOf(new URL(file))),
    );

    expect(users).toEqual([]);
  },
);
