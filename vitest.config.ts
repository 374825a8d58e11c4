import { defineConfig } from 'vitest/config';

export default defineConfig({
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	test: {
		include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
		maxWorkers: 2,
		isolate: false,
		setupFiles: 'tests/anew.ts',
		globalSetup: 'tests/global.ts',
		testTimeout: 20_000,
		hookTimeout: 60_000
	}
});
