import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/order.ts';

export default defineConfig({
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	test: {
		include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
		// One more than the cores of a small machine: somebody always waits for a browser or a start.
		maxWorkers: 3,
		sequence: { sequencer: LongestFirst },
		isolate: false,
		setupFiles: 'tests/anew.ts',
		// It remembers where each query stands in the code, and with that the modules of every file before.
		server: { deps: { inline: ['postgres'] } },
		globalSetup: 'tests/global.ts',
		testTimeout: 20_000,
		hookTimeout: 60_000
	}
});
