import { expect, test } from 'vitest';
import { openTestHouse } from '../../../../tests/house.ts';
import { carrier } from '../../database/connection.ts';
import { type Answered, forgetAnswers, once } from './idempotency.ts';

openTestHouse();

const answer: Answered = { status: 201, body: { manageKey: 'ef28kw91fh08jb35kg3qwpabvy' } };
let done = 0;
const work = async () => {
	done += 1;
	return answer;
};

test('a request sent twice is done once, and its secret is not to be read in the database', async () => {
	expect(await once('k1', 'ana', 'x', work)).toEqual(answer);
	expect(await once('k1', 'ana', 'x', work)).toEqual(answer);
	expect(done).toBe(1);
	const rows =
		await carrier()`select answer::text as answer, at = date_trunc('hour', at) as rounded from kernel.idempotency`;
	expect(rows).toHaveLength(1);
	expect(rows[0]!.answer).not.toContain('ef28kw91fh08jb35kg3qwpabvy');
	expect(rows[0]!.rounded).toBe(true);
});

test('the same key of somebody else is another key; for another request it is refused', async () => {
	await once('k1', 'bo', 'x', work);
	expect(done).toBe(2);
	await expect(once('k1', 'ana', 'y', work)).rejects.toMatchObject({ status: 422 });
});

test('answers are forgotten after three days, not before', async () => {
	const in2 = new Date(Date.now() + 2 * 86_400_000);
	await forgetAnswers(in2);
	expect(await once('k1', 'ana', 'x', work)).toEqual(answer);
	expect(done).toBe(2);
	await forgetAnswers(new Date(Date.now() + 4 * 86_400_000));
	expect([...(await carrier()`select 1 from kernel.idempotency`)]).toEqual([]);
});
