import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './keep-page-plugin.ts';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), serviceWorker()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': server,
      '/healthz': server,
      '/readyz': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});
