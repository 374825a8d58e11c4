import { expect, test } from 'vitest';
import { isRefusal } from '#base/refusal.ts';
import { housePass } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { say, unsay } from '../chat/actions.ts';
import { amendComment, answer, comment, removeComment, suggest } from '../comments/actions.ts';
import type { Thread } from '../comments/thread.ts';
import { settle } from '../store.ts';
import { padOf } from '../trial.ts';

openTestHouse({ GUARD: 'off' });

const owner = newGuest();
const by = { ...houseCaller, actor: owner };

const bytesOf = async (pad: string): Promise<number> =>
	Number((await carrier()<{ bytes: string }[]>`select bytes from kernel.item where id = ${pad}`)[0]!.bytes);
const heldBy = async (holder: string): Promise<number> =>
	Number((await carrier()<{ bytes: string }[]>`select bytes from kernel.usage where holder = ${holder}`)[0]!.bytes);

test('what is said beside a pad counts in its room, and no more once it is taken back', async () => {
	const pad = await padOf(owner, { text: 'We meet on Monday.' });
	const pass = await housePass(pad);
	const settled = { seen: '', text: '', sequence: 1 };
	await settle(pass, settled);
	const [bare, held] = [await bytesOf(pad), await heldBy(owner.id)];
	const { n } = (await perform(say, { pad, text: 'é'.repeat(500) }, by)) as { n: number };
	expect(await bytesOf(pad)).toBe(bare + 1064);
	expect(await heldBy(owner.id)).toBe(held + 1064);
	const made = (await perform(comment, { pad, quote: 'Monday', text: 'x'.repeat(100) }, by)) as Thread;
	await perform(answer, { pad, thread: made.id, text: 'y'.repeat(36) }, by);
	await perform(suggest, { pad, quote: 'We', words: 'All of us' }, by);
	const full = await bytesOf(pad);
	expect(full).toBeGreaterThan(bare + 1064 + 164 + 100 + 6 + 64);
	await settle(pass, settled);
	expect(await bytesOf(pad)).toBe(full);
	await perform(amendComment, { pad, comment: made.comments[0]!.id, text: 'x' }, by);
	expect(await bytesOf(pad)).toBe(full - 99);
	await perform(removeComment, { pad, comment: made.comments[0]!.id }, by);
	await perform(unsay, { pad, message: n }, by);
	await settle(pass, settled);
	const rest = await bytesOf(pad);
	expect(rest).toBeLessThan(full - 1000);
	await carrier()`delete from pads.thread where item = ${pad}`;
	await carrier()`delete from pads.message where item = ${pad}`;
	expect(await bytesOf(pad)).toBe(bare);
});

test('where there is no room left, nothing more is said', async () => {
	const pad = await padOf(owner, { text: 'We meet on Monday.' });
	await carrier()`update kernel.item set bytes = 50000000 where id = ${pad}`;
	for (const deed of [perform(say, { pad, text: 'Hello' }, by), perform(comment, { pad, text: 'Hello' }, by)])
		await expect(deed).rejects.toSatisfy((problem) => isRefusal(problem) && problem.code === 'kernel.quota-full');
});
