import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftFolder } from './drafts.ts';

const nobody = 65534;
const isRoot = process.getuid!() === 0;

test('a backup goes into a folder that may be written but not listed', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'archipel-unlisted-'));
	chmodSync(folder, 0o333);
	// Root may list everything.
	if (isRoot) process.seteuid!(nobody);
	try {
		expect(existsSync(await draftFolder(folder))).toBe(true);
	} finally {
		if (isRoot) process.seteuid!(0);
		chmodSync(folder, 0o755);
		rmSync(folder, { recursive: true });
	}
});
