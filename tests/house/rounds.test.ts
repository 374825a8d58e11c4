import { parseCronItems } from 'graphile-worker';
import { expect, test } from 'vitest';
import { jobs } from '#entries/house.ts';

test('every round comes at a time the queue understands', () => {
	for (const { name, every } of jobs) {
		if (every) expect.soft(() => parseCronItems([{ task: name, match: every }]), name).not.toThrow();
	}
});
