import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { keepEventOf } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { guest, openNote } from '../../../tests/notes.ts';
import { stoodDomains } from './usual.ts';

openTestHouse();

const hour = 3_600_000;

async function names(domain: string, { hours, days }: { hours: number; days: number }): Promise<void> {
	const maker = (await guest()).actor.id;
	const { id } = await openNote(maker, { title: 'The way there' });
	const at = new Date(Date.now() - hours * hour);
	const event = await keepEventOf(id, { maker, domains: [domain], score: 0, verdict: 'pass', at });
	await carrier()`update guard.event set maker_days = ${days} where id = ${event}`;
}

const isUsual = async (domain: string) => (await stoodDomains([domain], 'somebody', new Date())).length === 1;

test('where two whom this host knows for a day linked, others may link at once', async () => {
	for (const hours of [3, 2]) await names('town-hall.example', { hours, days: 5 });
	expect(await isUsual('town-hall.example')).toBe(true);
});

test('strangers make a place usual only once it stood for a day', async () => {
	for (const hours of [3, 2]) await names('fresh.example', { hours, days: 0 });
	expect(await isUsual('fresh.example')).toBe(false);
	for (const hours of [30, 27]) await names('older.example', { hours, days: 0 });
	expect(await isUsual('older.example')).toBe(true);
});
