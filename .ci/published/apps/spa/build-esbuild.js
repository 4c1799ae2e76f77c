import { build } from 'esbuild';

const [entry = 'main.js', mode = 'production'] = process.argv.slice(2);

const { warnings } = await build({
  entryPoints: [entry],
  outdir: mode === 'production' ? 'dist-esbuild' : 'dist-esbuild-development',
  bundle: true,
  minify: mode === 'production',
  // Of packages without side effects it takes nothing, and says so.
  logOverride: { 'ignored-bare-import': 'silent' },
  define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
});
process.exitCode = warnings.length > 0 ? 1 : 0;
