import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

const path = '/polls/new/choices';

/** Fills in the field nobody sees, as some browsers do; gives what the second page sends along. */
async function asked(dov: Visitor): Promise<string> {
	const { text } = await dov.ask(path);
	const [, stamp = '', trap = ''] = /name="stamp" value="([^"]+)"[\s\S]*?<input name="([^"]+)"/.exec(text) ?? [];
	const fields = { stamp, [trap]: 'Dov', title: 'Lunch', 'options[0].label': 'Soup', 'options[1].label': 'Salad' };
	const second = await dov.post(path, 'make', fields);
	expect(second.status).toBe(428);
	return /name="kept" value="([^"]+)"/.exec(second.text)?.[1] ?? '';
}

test('whoever confirms a form twice has done it once, and comes to the same page', async () => {
	const dov = new Visitor();
	const kept = await asked(dov);
	const sent = await Promise.all([dov.post(path, '', { kept }), dov.post(path, '', { kept })]);
	const again = await dov.post(path, '', { kept });
	const places = [...sent, again].map(({ location }) => location);
	expect(places[0]).toMatch(/\/made$/);
	expect(new Set(places).size).toBe(1);
	expect(await carrier()`select 1 from kernel.item where title = 'Lunch'`).toHaveLength(1);
});
