/** A host that has just started is no easier to abuse than one that runs for a week. */
import { expect, onTestFinished, test } from 'vitest';
import { clearHouse, furnishedHouse } from './house.ts';

const advertising = {
	title: 'Best online casino bonus',
	text: 'Get 200% bonus at https://lucky-casino-777.top play now slots poker free spins deposit'
};

test('the first thing that comes after a start is weighed by all the guard knows', async () => {
	const house = await furnishedHouse();
	onTestFinished(() => clearHouse(house), 30_000);
	await house.start();
	const { body } = await house.api('POST', '/pads', advertising);
	expect((await house.api('GET', `/pads/${body.id}`)).status).toBe(403);
}, 90_000);
