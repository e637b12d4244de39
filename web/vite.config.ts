import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite --config web/vite.config.ts` develops against the fixture server (`node web/fixtures/serve.ts`) or a real one on 7373. */
const server = process.argv.includes('--mode=fixtures') ? 'http://127.0.0.1:7399' : 'http://127.0.0.1:7373';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Everything is a file of ours: a data: address would not pass `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: Object.fromEntries(['/api', '/sign-in', '/status'].map((path) => [path, { target: server }])) },
});
