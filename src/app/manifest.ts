// Lets a phone keep the product on its home screen.
import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Dealerdesk',
    short_name: 'Dealerdesk',
    start_url: '/',
    display: 'standalone',
    background_color: '#f7f8fa',
    theme_color: '#016d7c',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
