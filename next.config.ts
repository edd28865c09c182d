// Build and headers of the web process. No business switches here.
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { API_HEADERS, SECURITY_HEADERS } from './src/server/platform/security-headers';

const withNextIntl = createNextIntlPlugin('./src/i18n/request.ts');

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['bullmq', 'pg', 'pino', '@node-rs/argon2'],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    { source: '/api/:path*', headers: API_HEADERS },
  ],
};

export default withNextIntl(config);
