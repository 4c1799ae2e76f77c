export const help = `Usage: phoenix-sandbox [options]

A local Phoenix: token endpoints, checkout page, orders, webhooks and switches for faults. No real
money. With PHOENIX_WEBHOOK_SECRET in the environment, webhooks bring it as a Bearer.

  --port 4100            the port to listen on; 0 takes any free one (default 4100)
  --host 127.0.0.1       the address to listen on (default 127.0.0.1, this machine only)
  --allow-host NAME      a host name that may ask /admin, beside localhost; may be repeated
  --allow-origin ORIGIN  an origin whose pages may ask /admin, beside the sandbox's own; may be repeated
  --webhook URL          where webhooks are sent: a URL of this machine
  --allow-remote-webhooks  lets --webhook lead to another machine
  --version              prints the version
  --help                 prints this text
`;
