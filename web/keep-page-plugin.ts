import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, 'service-worker.js');

/** Writes `service-worker.js` beside the page, with the list of what it keeps and a version that follows from it. */
export function serviceWorker(): Plugin {
  return {
    name: 'chairside-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const source = readFileSync(SOURCE, 'utf8');
        const files = ['/index.html', ...Object.keys(bundle).map((name) => `/${name}`)];
        const kept = [...new Set(files)].filter((name) => !name.endsWith('.map')).sort();
        const page = bundle['index.html'];
        // The names of all but the page hold their hash.
        const version = createHash('sha256')
          .update(source)
          .update(page?.type === 'asset' ? page.source : '')
          .update(kept.join('\n'))
          .digest('hex')
          .slice(0, 12);
        // The page knows its own build, and the server reads there which one it serves.
        if (page?.type === 'asset') {
          page.source = String(page.source).replace(
            '<head>',
            `<head>\n    <meta name="chairside-build" content="${version}" />`,
          );
        }
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: source
            .replace("'__VERSION__'", JSON.stringify(version))
            .replace("['__FILES__']", JSON.stringify(kept)),
        });
      },
    },
  };
}
