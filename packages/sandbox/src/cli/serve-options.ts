import { DEFAULT_PORT } from '../config/index.js';
import { commonOptions, webhookFormOption, type Options } from './command/index.js';

/** The options with which a sandbox is started. */
export const serveOptions = {
  port: {
    type: 'string',
    value: String(DEFAULT_PORT),
    text: `the port to listen on; 0 takes any free one (default ${DEFAULT_PORT})`,
  },
  host: {
    type: 'string',
    value: '127.0.0.1',
    text: 'the address to listen on (default 127.0.0.1, this machine only)',
  },
  webhook: {
    type: 'string',
    value: 'URL',
    text: 'where webhooks are sent: a URL of this machine',
  },
  'allow-remote-webhooks': {
    type: 'boolean',
    text: 'lets --webhook lead to another machine',
  },
  ...webhookFormOption,
  data: {
    type: 'string',
    value: 'FILE',
    text: 'keeps orders, links, webhooks and the rest in a file',
  },
  'allow-host': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    text: 'a host name that may ask /admin and /panel, beside localhost; may be repeated',
  },
  'allow-origin': {
    type: 'string',
    multiple: true,
    value: 'ORIGIN',
    text: "an origin whose pages may ask them, beside the sandbox's own; may be repeated",
  },
  version: { type: 'boolean', short: 'v', text: 'prints the version' },
  ...commonOptions,
} as const satisfies Options;
