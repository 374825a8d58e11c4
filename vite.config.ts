import { globSync } from 'node:fs';
import { defineConfig } from 'vite';

/** What people wait for is weighed by tests; whoever starts a house is not told of chunks. */
const chunkSizeWarningLimit = Number.POSITIVE_INFINITY;

/** Two builds from one file: `vite build` for the browser, `vite build --ssr` for the server. */
export default defineConfig(({ isSsrBuild }) => ({
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	build: isSsrBuild
		? {
				outDir: 'dist/server',
				target: 'node26',
				sourcemap: true,
				minify: false,
				chunkSizeWarningLimit,
				rollupOptions: {
					input: {
						cli: 'src/entries/cli.ts',
						scan: 'src/guard/sweeps/scan.worker.ts',
						convert: 'src/tools/pads/files/convert.worker.ts'
					}
				}
			}
		: {
				outDir: 'dist/browser',
				target: 'es2020',
				// Old enough for logical properties as they are, so that nothing is doubled for right to left.
				cssTarget: ['chrome105', 'firefox105', 'safari15.4'],
				manifest: true,
				chunkSizeWarningLimit,
				assetsInlineLimit: 0,
				modulePreload: { polyfill: false },
				rollupOptions: {
					input: ['src/entries/browser.ts', 'src/ui/style.css', ...globSync('src/{portal,desk,tools/*}/style.css')]
				}
			}
}));
