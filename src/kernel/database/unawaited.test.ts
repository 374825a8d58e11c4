import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const told = (code: string) =>
	spawnSync(
		process.execPath,
		[
			'--input-type=module',
			'-e',
			`import { readSettings, useSettings } from '#kernel/settings/settings.ts';
			import { outliveLostConnections } from '#kernel/database/unawaited.ts';
			useSettings(readSettings({ LOG_LEVEL: 'warn' }));
			outliveLostConnections();
			void Promise.reject(Object.assign(new Error('write ${code}'), { code: '${code}' }));
			setTimeout(() => console.log('goes on'), 100);`
		],
		{ encoding: 'utf8' }
	);

test('the end of a connection for whose answer nobody waits ends no house, and is told', () => {
	const { status, stdout } = told('EPIPE');
	expect([status, stdout]).toEqual([0, expect.stringMatching(/nobody waited for its answer[\s\S]*goes on/)]);
});

test('whatever else nobody waits for still ends it', () => {
	expect(told('ERR_SOMETHING').status).not.toBe(0);
});
