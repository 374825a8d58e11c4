/** Comments, suggestions and messages pass the guard with their words. */
import { expect, test } from 'vitest';
import type { Signal } from '#guard/judge/signal.ts';
import { signals } from '#guard/signals.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { padOf } from '../trial.ts';

openTestHouse({ GUARD: 'on', RATE_LIMITS: 'on' });

/** Words say what they deserve. */
const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look({ text }) {
		const points = Math.max(0, ...[...text.matchAll(/scores (\d+)/g)].map(([, found]) => Number(found)));
		return points ? [{ symbol: 'told.so', points }] : [];
	}
};
signals.splice(0);
signals.push(told);

const held = async (pad: string): Promise<string[]> =>
	(await carrier()<{ part: string }[]>`select part from kernel.withheld where item = ${pad} order by part`).map(
		({ part }) => part.split(':')[0]!
	);

test.each([
	['comments', 'comment', { text: 'scores 13' }],
	['comments', 'suggest', { quote: 'Monday', words: 'scores 13' }],
	['chat', 'say', { text: 'scores 13' }]
])('what the guard holds back on %s by %s, only its maker reads', async (place, verb, fields) => {
	const pad = await padOf(undefined, { text: 'We meet on Monday.' });
	const [eve, bo] = [new Visitor(), new Visitor()];
	const path = `/pads/${pad}/${place}`;
	const said = await eve.post(path, verb, fields);
	expect(said.status, said.text.slice(0, 2000)).toBe(303);
	expect(await held(pad)).toEqual([place === 'chat' ? 'message' : 'comment']);
	expect((await eve.ask(path)).text).toContain('scores 13');
	expect((await bo.ask(path)).text).not.toContain('scores 13');
	expect((await bo.ask(`${path}.json`)).text).not.toContain('scores 13');
	expect((await bo.ask(`/pads/${pad}`)).text).not.toContain('scores 13');
});

test('what it refuses is not kept, and the form keeps what was typed', async () => {
	const pad = await padOf(undefined, { text: 'We meet on Monday.' });
	const eve = new Visitor();
	const said = await eve.post(`/pads/${pad}/comments`, 'comment', { text: 'scores 99', quote: 'Monday' });
	expect(said.status).toBeGreaterThanOrEqual(400);
	expect(said.text).toContain('scores 99</textarea>');
	expect((await new Visitor().ask(`/pads/${pad}/comments`)).text).toContain('0 open comments');
});

test('nobody speaks faster than others can read', async () => {
	const pad = await padOf();
	const eve = new Visitor();
	const answers: number[] = [];
	for (let n = 0; n < 20; n++)
		answers.push((await eve.post(`/pads/${pad}/chat`, 'say', { text: `Hello ${n}` })).status);
	expect(answers.slice(0, 15).every((status) => status === 303)).toBe(true);
	expect(answers.at(-1)).toBe(429);
});
