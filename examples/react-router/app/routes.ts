import { index, route, type RouteConfig } from '@react-router/dev/routes';

const routes: RouteConfig = [
  index('routes/home.tsx'),
  route('about', 'routes/about.tsx'),
  route('api/phoenix/token', 'routes/phoenix-token.ts'),
  route('api/phoenix/webhook', 'routes/phoenix-webhook.ts'),
];

export default routes;
