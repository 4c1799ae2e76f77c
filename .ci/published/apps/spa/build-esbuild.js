import { build } from 'esbuild';

const { warnings } = await build({
  entryPoints: ['main.js'],
  outfile: 'dist-esbuild/main.js',
  bundle: true,
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
});
process.exitCode = warnings.length > 0 ? 1 : 0;
