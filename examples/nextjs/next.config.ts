import type { NextConfig } from 'next';

const config: NextConfig = {
  // For a shop below a path: NEXT_PUBLIC_BASE_PATH=/shop.
  basePath: process.env.NEXT_PUBLIC_BASE_PATH,
};

export default config;
