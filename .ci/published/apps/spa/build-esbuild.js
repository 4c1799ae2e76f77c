import { build } from 'esbuild';

const [entry = 'main.js'] = process.argv.slice(2);

const { warnings } = await build({
  entryPoints: [entry],
  outdir: 'dist-esbuild',
  bundle: true,
  minify: true,
  // Of packages without side effects it takes nothing, and says so.
  logOverride: { 'ignored-bare-import': 'silent' },
  define: { 'process.env.NODE_ENV': '"production"' },
});
process.exitCode = warnings.length > 0 ? 1 : 0;
