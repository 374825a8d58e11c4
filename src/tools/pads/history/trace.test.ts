import { beforeAll, describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { momentAt } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { bytesInDatabase, hasTrace, type Replayed, readTrace, replay } from '../../../../tests/trace.ts';
import { treeOf } from '../text/document.ts';
import { plainText } from '../text/tree.ts';
import { padOf } from '../trial.ts';

openTestHouse();

const moments = [1, 2, 499, 500, 501, 2499, 2500, 2501, 77_777, 130_000, 200_001, 259_000];
const textAt = async (pad: string, n: number): Promise<string> =>
	plainText(treeOf((await momentAt('pads', pad, n))!.doc), '\n');

describe(`A paper of 260,000 edits${hasTrace ? '' : ' (made up: the trace is not at hand)'}`, () => {
	let pad = '';
	let done: Replayed;
	beforeAll(async () => {
		pad = await padOf();
		const t = performance.now();
		done = await replay(pad, readTrace(), new Set(moments));
		console.log('replayed', performance.now() - t);
	}, 120_000);

	test('is read again as it was at any moment', async () => {
		expect(done.changes).toBeGreaterThan(259_000);
		for (const [n, text] of done.texts) {
			const t = performance.now();
			expect.soft(await textAt(pad, n), `after change ${n}`).toBe(text);
			console.log(n, performance.now() - t);
		}
		expect(await textAt(pad, done.changes)).toBe(done.text);
	});

	test('takes less than 3 MB with all its history', async () => {
		const sizes = await bytesInDatabase(pad);
		const [row] =
			await carrier()`select count(*)::int as n, sum(length(bytes))::int as bytes, sum(length(frame))::int as frames, sum(pg_column_size(about))::int as about from pads.volume where item=${pad}`;
		console.log(sizes, row);
		expect(Object.values(sizes).reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
	});
});
