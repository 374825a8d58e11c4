import { afterAll, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { transaction } from '../database/connection.ts';
import { startWorker } from '../jobs/worker.ts';
import { post } from './letter.ts';
import { letterById } from './store.ts';
import { openMailServer } from './trial.ts';
import { sendDueLetters, stopSending, tellWhenGivenUp } from './wake.ts';

const server = await openMailServer({
	recipient: (address) => (address.startsWith('nobody') ? { code: 550, text: 'No such user' } : null)
});
const house = openTestHouse({ SMTP_URL: server.url });
afterAll(() => server.close());

const letter = { to: 'ana@example.org', language: 'en', kind: 'tests.word', subject: 'Hello', text: 'Words' } as const;

test('a letter leaves within a moment of being written, and not when its writing was undone', async () => {
	const worker = await startWorker(house.address, [sendDueLetters]);
	const undone = transaction(async () => {
		await post({ ...letter, subject: 'Undone' });
		throw new Error('undone');
	});
	await expect(undone).rejects.toThrow();
	await post(letter);
	await expect.poll(() => server.arrived.length, { timeout: 5000 }).toBe(1);
	await post({ ...letter, subject: 'Again' });
	await expect.poll(() => server.arrived.length, { timeout: 5000 }).toBe(2);
	await worker.stop();
	await stopSending();
	expect(server.arrived.map(({ subject }) => subject)).toEqual(['Hello', 'Again']);
});

test('whoever wrote a letter that cannot arrive is told', async () => {
	const told: string[] = [];
	tellWhenGivenUp(async ({ to }) => void told.push(to));
	await post({ ...letter, to: 'nobody@example.org' });
	await sendDueLetters.run({});
	await expect.poll(() => told, { timeout: 5000 }).toEqual(['nobody@example.org']);
	await stopSending();
});

test('after a stop, a letter waits for the next start', async () => {
	const id = (await post({ ...letter, subject: 'Later' }))!;
	await stopSending();
	expect((await letterById(id))!.sentAt).toBeNull();
	await sendDueLetters.run({});
	await expect.poll(() => server.arrived.length, { timeout: 5000 }).toBe(3);
	await stopSending();
	expect((await letterById(id))!.sentAt).toBeInstanceOf(Date);
});
