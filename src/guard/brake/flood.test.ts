import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { evidence } from '../form/sample.trial.ts';
import { words } from '../words/signal.ts';
import { braked } from './braked.ts';

openTestHouse();

test('a flood on the first day of a host does not disarm the lists of words it came with', async () => {
	const weighed: number[] = [];
	for (let time = 0; time < 15; time++) {
		const flood = evidence({ kind: 'polls.poll', text: `Online casino bonus number ${time}`, now: new Date() });
		const found = await braked(await words.look(flood), flood, { words: words.version });
		weighed.push(found.reduce((sum, { points }) => sum + points, 0));
	}
	expect(weighed.every((points) => points > 0)).toBe(true);
});
