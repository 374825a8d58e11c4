import { afterEach, expect, test } from 'vitest';
import { house } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Evidence } from '../judge/evidence.ts';
import { usualThresholds } from '../judge/verdict.ts';
import { filterNow, forgetModel, learnAnew, lookAgain, modelToTake, seedModel, takePrior } from './current.ts';
import { readModel, written } from './file.ts';
import { filterOf, probabilityThat } from './filter.ts';
import { exampleOf, train } from './model.ts';
import { learned } from './signal.ts';
import { keyOf, learnFromWhatStood, type Taught, teach, unteach } from './teaching.ts';

openTestHouse();

afterEach(async () => {
	await carrier()`truncate guard.example, guard.model`;
	forgetModel();
});

const sold = 'Poodle coats on offer, every poodle coat half price this week';
const asked = 'The poodle of my neighbour barked through the whole rehearsal';
const decision = (key: string, text: string, label: Taught['label']): Taught => ({
	key,
	title: '',
	text,
	kind: 'polls.comment',
	language: 'en',
	label
});

const bytesNow = async () => Buffer.from(written((await learnAnew()).model));
const chanceNow = async (text: string) => probabilityThat(filterOf((await learnAnew()).model), { text });

test('what people called spam is known again, and what they let go is let go', async () => {
	const before = await chanceNow(sold);
	for (let turn = 0; turn < 4; turn++) {
		await teach(decision(`sold ${turn}`, `${sold} ${turn}`, 'spam'));
		await teach(decision(`asked ${turn}`, `${asked} ${turn}`, 'ham'));
	}
	expect(await chanceNow(sold)).toBeGreaterThan(Math.max(0.7, before));
	expect(await chanceNow(asked)).toBeLessThan(0.3);
});

test('a decision taken back is as if it had never been taught, to the byte', async () => {
	await teach(decision('one', sold, 'spam'));
	await teach(decision('two', asked, 'ham'));
	const without = await bytesNow();
	await teach(decision('three', 'Meet lonely poodles in your town', 'spam'));
	expect((await bytesNow()).equals(without)).toBe(false);
	await unteach('three');
	expect((await bytesNow()).equals(without)).toBe(true);
});

test('the order in which people decided leaves no trace', async () => {
	const decisions = [decision('b', sold, 'spam'), decision('a', asked, 'ham'), decision('c', `${sold} now`, 'spam')];
	for (const taught of decisions) await teach(taught);
	const forwards = await bytesNow();
	await carrier()`truncate guard.example`;
	for (const taught of decisions.reverse()) await teach(taught);
	expect((await bytesNow()).equals(forwards)).toBe(true);
});

test('who decides otherwise later replaces what was learned first', async () => {
	await teach(decision('one', sold, 'spam'));
	await teach(decision('one', sold, 'ham'));
	const rows = await carrier()`select label from guard.example`;
	expect(rows).toEqual([expect.objectContaining({ label: 'ham' })]);
});

test('the model, lost, is learned anew from what was decided', async () => {
	await teach(decision('one', sold, 'spam'));
	await teach(decision('two', asked, 'ham'));
	const { version } = await learnAnew();
	await carrier()`delete from guard.model`;
	await carrier()`select graphile_worker.remove_job('guard.learn')`;
	forgetModel();
	await lookAgain();
	expect(filterNow()?.version).toBe('seeds');
	const [queued] = await carrier()<{ count: number }[]>`
		select count(*)::int from graphile_worker.jobs where task_identifier = 'guard.learn'`;
	expect(queued!.count).toBe(1);
	expect((await learnAnew()).version).toBe(version);
});

test('a new model is used without a restart', async () => {
	await lookAgain();
	expect(filterNow()?.version).toBe('seeds');
	await teach(decision('one', sold, 'spam'));
	const { version } = await learnAnew();
	await lookAgain();
	expect(filterNow()?.version).toBe(version);
});

test('what one host learned can be given to another', async () => {
	for (let turn = 0; turn < 4; turn++) await teach(decision(`sold ${turn}`, `${sold} ${turn}`, 'spam'));
	const here = await chanceNow(sold);
	const file = await modelToTake();
	await carrier()`truncate guard.example, guard.model`;
	await takePrior(file);
	expect(await chanceNow(sold)).toBe(here);
});

test('a file that is no model changes nothing', async () => {
	await expect(takePrior(Buffer.from('{"format":"other"}\n'))).rejects.toThrow('holds no model');
	expect((await carrier()`select 1 from guard.model`).length).toBe(0);
});

test('a file of a model cut short is refused', () => {
	const bytes = written(train([exampleOf({ text: sold }, 'spam'), exampleOf({ text: asked }, 'ham')]));
	expect(() => readModel(bytes.subarray(0, bytes.length - 8))).toThrow('cut short');
});

const evidence = (text: string) => ({ title: '', text, links: [], kind: 'polls.comment' }) as unknown as Evidence;

test('as long as nothing was learned the signal is unknown, never bad', () => {
	expect(() => learned.look(evidence(sold))).toThrow();
});

test('a fresh host has a word on what everybody calls spam, and nobody waits for that word', async () => {
	await lookAgain();
	const [found] = await learned.look(evidence('WIN CASH NOW!!! Claim your free prize: http://prize.example/claim'));
	expect(found).toMatchObject({ symbol: 'learned.spam' });
	expect(found!.points).toBeLessThan(usualThresholds.slow!);
	expect(await learned.look(evidence('Who brings the cake to the meeting on Saturday?'))).not.toContainEqual(
		expect.objectContaining({ symbol: 'learned.spam' })
	);
});

test('no sentence of the starting set is taken for its opposite by those like it', async () => {
	const filter = filterOf((await seedModel()).model);
	expect(filter.spam).toBeGreaterThanOrEqual(75);
	expect(probabilityThat(filter, { text: 'Oui, ça me va pour jeudi.' })).toBeLessThan(0.5);
	expect(probabilityThat(filter, { text: 'Grand marabout, retour affectif en 48 heures garanti' })).toBeGreaterThan(
		0.5
	);
});

async function stands(item: string, days: number, score = 0): Promise<void> {
	await carrier()`
		insert into kernel.item (id, tool, title, owner, language, keep_days, expires_at)
		values (${item}, 'polls', ${asked}, ${house.id}, 'en', 400, now() + interval '300 days')`;
	await carrier()`
		insert into guard.event (at, tool, kind, act, item, title, language, maker_kind, score, verdict, acted)
		values (now() - ${days} * interval '1 day', 'polls', 'polls.poll', 'polls.open', ${item}, ${asked}, 'en',
			'guest', ${score}, 'pass', true)`;
}

test('what stood for a month counts as honest; for a day, where nothing spoke against it', async () => {
	await stands('aaaaaaaaaaaaaaaaaaaaaa', 40);
	await stands('bbbbbbbbbbbbbbbbbbbbbb', 4, 3);
	await stands('cccccccccccccccccccccc', 4);
	await stands('dddddddddddddddddddddd', 0.5);
	await learnFromWhatStood(new Date());
	const rows = await carrier()<{ key: string; label: string; weight: number }[]>`
		select key, label, weight from guard.example order by key`;
	expect([...rows]).toEqual(
		['aaaaaaaaaaaaaaaaaaaaaa', 'cccccccccccccccccccccc'].map((item) => ({
			key: keyOf(item, ''),
			label: 'ham',
			weight: 0.5
		}))
	);
});
