import { Hono, type Context } from 'hono';
import type { SandboxClock } from '../clock/index.js';
import type { SandboxConfig } from '../config/index.js';
import { localAccess } from '../http/index.js';
import type { Journal } from '../journal/index.js';
import { eventStream } from './event-stream.js';
import { pageFiles } from './page-files.generated.js';
import { panelPage } from './panel-page.js';

export interface PanelParts {
  readonly config: SandboxConfig;
  readonly clock: SandboxClock;
  readonly journal: Journal;
}

/** No page may frame it, and it asks for nothing but the sandbox. */
const panelHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

const types = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' } as const;

function fileReply(context: Context, name: keyof typeof pageFiles, type: keyof typeof types) {
  return context.body(pageFiles[name], 200, {
    ...panelHeaders,
    'Content-Type': `${types[type]}; charset=utf-8`,
  });
}

/** The panel, and the journal that it shows, for whoever works on this machine. */
export function panelEndpoints({ config, clock, journal }: PanelParts): Hono {
  const access = localAccess({ ...config, allowMethods: ['GET'] });
  return new Hono()
    .use('/panel/:file', access)
    .get('/panel', localAccess({ ...config, allowMethods: ['GET'], isOpenToLinks: true }))
    .get('/panel', (context) => context.html(panelPage, 200, panelHeaders))
    .get('/panel/panel.js', (context) => fileReply(context, 'panel.js', 'js'))
    .get('/panel/panel.css', (context) => fileReply(context, 'panel.css', 'css'))
    .get('/panel/panel.svg', (context) => fileReply(context, 'panel.svg', 'svg'))
    .get('/admin/events', access, (context) => {
      const lastId = context.req.header('Last-Event-ID') ?? context.req.query('after') ?? '';
      const greeting = { webhookUrl: config.webhookUrl ?? null };
      return context.body(eventStream({ journal, clock }, lastId, greeting), 200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
    })
    .get('/admin/events/:seq', access, (context) => {
      const entry = journal.find(Number(context.req.param('seq')));
      if (entry) return context.json(entry);
      return context.json(
        { error: 'not_found', error_description: 'There is no such entry any more.' },
        404,
      );
    });
}
