import { defaultServerConditions, runnerImport, type Plugin } from 'vite';

const folder = 'phoenix-sandbox';

/** Through Vite, since the sandbox is TypeScript source here, which Node alone does not load. */
async function loadPages(): Promise<Map<string, string>> {
  const { module } = await runnerImport<typeof import('@phoenix-checkout/sandbox')>(
    '@phoenix-checkout/sandbox',
    {
      logLevel: 'error',
      environments: {
        inline: {
          resolve: {
            noExternal: [/^@phoenix-checkout\//],
            conditions: ['@phoenix-checkout/source', ...defaultServerConditions],
          },
        },
      },
    },
  );
  const page = module.checkoutPage();
  return new Map([
    [`${folder}/index.html`, page],
    // Loads for as long as a story holds its image back.
    [`${folder}/slow.html`, page.replace('</body>', '<img src="held.svg" alt="" hidden></body>')],
  ]);
}

/**
 * Puts the sandbox's page on Storybook's own origin as static files, in development and in the
 * build: MSW answers what a page asks for, but leaves the loading of pages to a server.
 */
export function checkoutPagePlugin(): Plugin {
  return {
    name: 'phoenix-checkout:checkout-page',
    async configureServer(server) {
      const pages = await loadPages();
      server.middlewares.use(`/${folder}/`, (request, response, next) => {
        const { pathname } = new URL(request.url ?? '', 'http://localhost');
        const page = pages.get(folder + pathname);
        if (page === undefined) next();
        else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
      });
    },
    async generateBundle() {
      for (const [fileName, source] of await loadPages()) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}
