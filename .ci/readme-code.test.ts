import { basename, join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { root } from './run-command.mjs';
import { codeBlocks } from './test-support/markdown.js';
import { readTracked, trackedFiles } from './test-support/tracked-files.js';

// Where the imports of a README may be found, in this order: an app that has what a user has, then
// what the packages themselves are tested with.
const homes = [
  'examples/vite-react',
  'packages/react',
  'packages/server',
  'packages/token-service',
  'packages/sandbox',
  'packages/core',
];

/** A page without the code of examples, which are type-checked where they are. */
const ownCode = (markdown: string) =>
  markdown.replace(/^<!-- code: \S+ -->\n+```[\s\S]*?^```$/gm, (code) =>
    '\n'.repeat(code.split('\n').length - 1),
  );

const blocks = trackedFiles()
  .filter((file) =>
    /^((packages\/[^/]+\/)?README|packages\/[^/]+\/INTEGRATION|docs\/[\w/-]+)\.md$/.test(file),
  )
  .flatMap((page) => codeBlocks(ownCode(readTracked(page))).map((block) => ({ page, ...block })))
  .filter(({ info }) => /^tsx?\b/.test(info));

const ignored = blocks.filter(({ info }) => / ignore\b/.test(info));
const compiled = new Map(
  blocks
    .filter((block) => !ignored.includes(block))
    .map(({ page, info, code, line }) => {
      const name = `${page.replace(/\W/g, '-')}-line-${line}.${info.startsWith('tsx') ? 'tsx' : 'ts'}`;
      return [join(root, 'examples/vite-react/src', name), `${code}\nexport {};\n`] as const;
    }),
);

const options: ts.CompilerOptions = {
  ...ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config.compilerOptions,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
};

/** The block of the same page that a block imports: `./top-up` is the one that exports `TopUp`. */
function importedBlock(text: string, importer: string, files: Map<string, string>) {
  const [, name] = /^\.\/([\w-]+)$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const exported = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const page = importer.replace(/-line-\d+\.tsx?$/, '');
  for (const [file, code] of files) {
    const isThere =
      file.startsWith(`${page}-line-`) && code.includes(`export function ${exported}(`);
    if (isThere) return { resolvedFileName: file, extension: file.endsWith('x') ? '.tsx' : '.ts' };
  }
  return undefined;
}

function compile(files: Map<string, string>): ts.Program {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const code = files.get(file);
    return code === undefined
      ? getSourceFile(file, target, ...rest)
      : ts.createSourceFile(file, code, target, true);
  };
  host.resolveModuleNameLiterals = (literals, importer) =>
    literals.map(({ text }) => {
      const block = importedBlock(text, importer, files);
      if (block) return { resolvedModule: block };
      const importers = files.has(importer)
        ? homes.map((home) => join(root, home, 'src/block.ts'))
        : [importer];
      const found = importers.map((from) => ts.resolveModuleName(text, from, options, host));
      return found.find(({ resolvedModule }) => resolvedModule) ?? { resolvedModule: undefined };
    });
  return ts.createProgram([...files.keys()], options, host);
}

function faultsIn(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file);
  if (!source) return [`${file} was not compiled`];
  const { getSyntacticDiagnostics, getSemanticDiagnostics } = program;
  return [...getSyntacticDiagnostics(source), ...getSemanticDiagnostics(source)].map(
    ({ messageText, start = 0 }) => {
      const { line } = source.getLineAndCharacterOfPosition(start);
      return `code line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    },
  );
}

const misfit = join(root, 'examples/vite-react/src/misfit.ts');
const misfitCode =
  "import { buildCheckoutUrl } from '@phoenix-checkout/core';\nbuildCheckoutUrl({});\n";

let program: ts.Program;

beforeAll(() => {
  program = compile(new Map([...compiled, [misfit, misfitCode]]));
}, 120_000);

test('the code of the READMEs compiles against the source', { timeout: 120_000 }, () => {
  const faults = [...compiled.keys()].flatMap((file) =>
    faultsIn(program, file).map((fault) => `${basename(file)}: ${fault}`),
  );

  expect(compiled.size).toBeGreaterThan(0);
  expect(faults).toEqual([]);
});

test('code that does not fit the source is found', { timeout: 120_000 }, () => {
  expect(faultsIn(program, misfit)).toEqual([expect.stringContaining('code line 2')]);
});

test('code that is not compiled says why', () => {
  for (const { page, line, info } of ignored) {
    expect([page, line, info]).toEqual([page, line, expect.stringMatching(/ ignore: \w.{9,}/)]);
  }
});
