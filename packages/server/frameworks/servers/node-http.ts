import { serveListeners } from '../serve-site.js';

export const serveNodeHttp = serveListeners((listener, others) => (req, res) => {
  const [, other = listener] = others.find(([path]) => req.url?.startsWith(path)) ?? [];
  other(req, res);
});
