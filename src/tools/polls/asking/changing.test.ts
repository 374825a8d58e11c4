import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { passFor } from '#kernel/access/pass.ts';
import { withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { duplicatePoll } from './actions.ts';
import { visitor } from './trial.ts';

openTestHouse();
const app = appOf(rooms, async () => true);

type Poll = {
	id: string;
	title: string;
	description: string;
	place: string;
	policy: Record<string, unknown>;
	options: { id: string; label?: string; start?: string; day?: string; capacity: number | null; picture?: string }[];
	voters: number;
	ballots: { choices: Record<string, string> }[];
};

const read = async (id: string, key = ''): Promise<Poll> =>
	(
		await app.request(`/api/v1/polls/${id}`, { headers: key ? { authorization: `Bearer ${key}` } : {} })
	).json() as Promise<Poll>;

const labels = (poll: Poll) => poll.options.map(({ label }) => label);

const choices = {
	title: 'Which film?',
	'options[0].label': 'One',
	'options[1].label': 'Two',
	'options[2].label': 'Three'
};

/** Ana makes a poll in her browser; the id and the key of it. */
async function made(values: Record<string, string> = choices, kind = 'choices') {
	const ana = visitor(app);
	const answer = await ana.send(`/polls/new/${kind}`, { verb: 'make', ...values });
	const id = /polls\/([^/]+)\/made/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
	const key = /\/key\/([0-9a-z]{26})/.exec(await ana.read(`/polls/${id}/made`))?.[1] ?? '';
	return { ana, id, key };
}

const vote = (id: string, choices: Record<string, string>) =>
	app.request(`/api/v1/polls/${id}/ballots`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'Dov', choices })
	});

const call = (method: string, path: string, key: string, body?: unknown) =>
	app.request(`/api/v1/polls/${path}`, {
		method,
		headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
		body: body === undefined ? undefined : JSON.stringify(body)
	});

test('title, words and settings change; boxes that are not ticked any more count', async () => {
	const { ana, id } = await made({ ...choices, 'settings.proposals': 'on' });
	const page = `/polls/${id}/change`;
	const changed = await ana.send(page, {
		verb: 'change',
		title: 'Which film on Friday?',
		'settings.description': 'Bring **cushions**',
		'settings.place': 'The hall',
		'settings.results': 'after-voting',
		'settings.capacity': '12'
	});
	expect(changed.headers.get('location')).toBe(`${page}?done=changed`);
	expect(await read(id)).toMatchObject({
		title: 'Which film on Friday?',
		description: 'Bring **cushions**',
		place: 'The hall',
		policy: { results: 'after-voting', capacity: 12 }
	});
	const [row] = await carrier()<{ proposals: { open: boolean } }[]>`
		select proposals from polls.poll where item = ${id}`;
	expect(row!.proposals.open).toBe(false);
});

test('what may not change any more says so beside its field', async () => {
	const { ana, id } = await made({ ...choices, 'settings.anonymous': 'on' });
	await vote(id, { '1': 'yes' });
	const answer = await ana.send(`/polls/${id}/change`, {
		verb: 'change',
		title: 'Kept while it is mended',
		'settings.method': 'dots'
	});
	expect(answer.status).toBe(422);
	const html = await answer.text();
	expect([...html.matchAll(/id="field-([\w-]+)-fault"/g)].map(([, field]) => field)).toContain('settings-method');
	expect(html.includes('value="Kept while it is mended"')).toBe(true);
});

test('nobody but those who run it changes a poll', async () => {
	const { id } = await made();
	const eve = visitor(app);
	for (const page of ['change', 'change/options', 'duplicate', 'links'])
		expect((await eve.ask(`/polls/${id}/${page}`)).status).toBe(403);
	expect((await eve.send(`/polls/${id}/change`, { verb: 'change', title: 'Mine' })).status).toBe(403);
	expect((await call('PATCH', id, 'x'.repeat(26), { title: 'Mine' })).status).toBe(403);
});

test('options are added, reworded, moved and removed by posts', async () => {
	const { ana, id } = await made();
	const page = `/polls/${id}/change/options`;
	await vote(id, { '1': 'yes', '2': 'no' });
	expect((await ana.read(page)).includes('1 answer')).toBe(true);
	await ana.send(page, { verb: 'add', kind: 'choice', 'options[0].label': 'Four', 'options[1].label': '' });
	await ana.send(page, { verb: 'edit', 'changes[2].label': 'Second', 'changes[2].capacity': '3' });
	await ana.send(page, { verb: 'order', 'order[0]': '4', 'order[1]': '3' });
	await ana.send(page, { verb: 'remove', option: '1' });
	const poll = await read(id);
	expect(labels(poll)).toEqual(['Second', 'Four', 'Three']);
	expect(poll.options.map(({ id }) => id)).toEqual(['2', '4', '3']);
	expect(poll.options[0]!.capacity).toBe(3);
	await ana.send(page, { verb: 'remove', option: '2' });
	await ana.send(page, { verb: 'remove', option: '4' });
	expect((await ana.send(page, { verb: 'remove', option: '3' })).status).toBe(409);
});

test('an option that is there already is told beside the row that adds it', async () => {
	const { ana, id } = await made();
	const html = await (
		await ana.send(`/polls/${id}/change/options`, { verb: 'add', kind: 'choice', 'options[1].label': ' two ' })
	).text();
	expect(html.includes('id="field-options-1-label-fault"')).toBe(true);
});

test('a picture is put, replaced and taken away, and its file goes with it', async () => {
	const { ana, id } = await made();
	const page = `/polls/${id}/change/options`;
	const png = async (background: string) => {
		const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background } })
			.png()
			.toBuffer();
		return new File([new Uint8Array(bytes)], 'p.png', { type: 'image/png' });
	};
	const owned = () => carrier()`select blob from kernel.item_blob where item = ${id}`;
	await ana.send(page, { verb: 'edit', 'changes[1].label': 'One', 'changes[1].upload': await png('red') });
	const first = (await read(id)).options[0]!.picture!;
	expect((await ana.ask(`/polls/${id}/pictures/${first}`)).status).toBe(200);
	await ana.send(page, { verb: 'edit', 'changes[1].label': 'One', 'changes[1].picture': first });
	expect((await read(id)).options[0]!.picture).toBe(first);
	await ana.send(page, { verb: 'edit', 'changes[1].label': 'One', 'changes[1].upload': await png('blue') });
	expect((await read(id)).options[0]!.picture).not.toBe(first);
	expect(await owned()).toHaveLength(1);
	await ana.send(page, { verb: 'edit', 'changes[1].label': 'One', 'changes[1].without': 'on' });
	expect((await read(id)).options[0]!.picture).toBeUndefined();
	expect(await owned()).toHaveLength(0);
});

test('dates added take their place among the others', async () => {
	const first = { title: 'Rehearsal', 'settings.zone': 'Europe/Paris', 'rows[0].day': '2027-05-12' };
	const { ana, id } = await made(first, 'dates');
	const add = { verb: 'add', kind: 'date', zone: 'Europe/Paris', 'rows[0].day': '2027-05-10', 'rows[0].hours': '18h' };
	await ana.send(`/polls/${id}/change/options`, add);
	expect((await read(id)).options).toMatchObject([{ id: '2', start: '2027-05-10T16:00:00.000Z' }, { id: '1' }]);
});

test('a closed poll is opened again before its options change', async () => {
	const { ana, id, key } = await made();
	await call('PUT', `${id}/closing`, key, {});
	const answer = await ana.send(`/polls/${id}/change/options`, { verb: 'remove', option: '1' });
	expect(answer.status).toBe(409);
	expect(labels(await read(id))).toEqual(['One', 'Two', 'Three']);
});

test('what voters proposed is accepted or refused', async () => {
	const { ana, id } = await made({ ...choices, 'settings.proposals': 'on', 'settings.proposalsApproved': 'on' });
	const proposal = { by: null, name: 'Dov', at: new Date().toISOString(), accepted: null };
	const brought = ['Four', 'Five'].map((label, at) => ({ id: String(at + 4), label, capacity: null, proposal }));
	await carrier()`update polls.poll set options = options || ${brought as never}::jsonb where item = ${id}`;
	const page = `/polls/${id}/change/options`;
	expect((await ana.read(page)).includes('proposed by Dov')).toBe(true);
	await ana.send(page, { verb: 'accept', option: '4' });
	await ana.send(page, { verb: 'refuse', option: '5' });
	expect(labels(await read(id))).toEqual(['One', 'Two', 'Three', 'Four']);
	expect((await ana.send(page, { verb: 'accept', option: '5' })).status).toBe(404);
});

test('a copy asks the same again, with no votes and links of its own', async () => {
	const { ana, id } = await made({ ...choices, 'settings.results': 'owner-only', 'settings.place': 'The hall' });
	await vote(id, { '1': 'yes' });
	await ana.send(`/polls/${id}/change/options`, { verb: 'remove', option: '2' });
	const answer = await ana.send(`/polls/${id}/duplicate`, { verb: 'duplicate', title: 'Again' });
	const copy = /polls\/([^/]+)\/made/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
	expect(copy).not.toBe(id);
	const poll = await read(copy);
	expect(poll).toMatchObject({ title: 'Again', place: 'The hall', voters: 0, policy: { results: 'owner-only' } });
	expect(labels(poll)).toEqual(['One', 'Three']);
});

test('what is taken offline is not shown again as a copy of it', async () => {
	const { ana, id } = await made();
	await withhold({ item: id, part: '', how: 'quarantine', maker: null }, house.id, new Date());
	const refused = await ana.send(`/polls/${id}/duplicate`, { verb: 'duplicate', title: 'Again' });
	expect(refused.status).toBe(403);
});

test('a copy is weighed by all its words, not by its title alone', async () => {
	const { id, key } = await made({ ...choices, 'settings.description': 'Cheap pills' });
	const pass = await passFor({ tool: 'polls', name: id }, null, key);
	const deed = { input: { poll: id, title: 'Again' }, pass, actor: house, now: new Date(), language: 'en' as const };
	const weight = await duplicatePoll.weigh!(deed);
	expect(weight).toMatchObject({ kind: 'poll', title: 'Again' });
	expect(weight.words).toEqual(expect.arrayContaining(['Cheap pills', 'One', 'Two', 'Three']));
});

test('votes are erased only by whoever says that they are sure', async () => {
	const { ana, id } = await made();
	await vote(id, { '1': 'yes' });
	expect((await ana.send(`/polls/${id}/change`, { verb: 'erase' })).status).toBe(422);
	expect((await read(id)).voters).toBe(1);
	await ana.send(`/polls/${id}/change`, { verb: 'erase', sure: 'on' });
	expect((await read(id)).voters).toBe(0);
});

test('programs change polls and their options too', async () => {
	const { id, key } = await made();
	expect((await call('PATCH', id, key, { title: 'By a program', settings: { keepDays: 30 } })).status).toBe(204);
	const added = await call('POST', `${id}/options`, key, { options: [{ label: 'Four' }] });
	expect(added.status).toBe(201);
	expect(await added.json()).toMatchObject({ options: [{ id: '4', label: 'Four' }] });
	expect((await call('PATCH', `${id}/options/4`, key, { capacity: 2 })).status).toBe(200);
	expect((await call('PUT', `${id}/option-order`, key, { order: ['4', '1', '2', '3'] })).status).toBe(204);
	expect((await call('DELETE', `${id}/options/1`, key)).status).toBe(204);
	expect((await call('DELETE', `${id}/options/1`, key)).status).toBe(404);
	expect(labels(await read(id))).toEqual(['Four', 'Two', 'Three']);
	const copied = await call('POST', `${id}/copies`, key, {});
	expect(copied.status).toBe(201);
	expect((await call('DELETE', `${id}/ballots`, key)).status).toBe(204);
});

test('the link to keep is sent to whoever made the poll', async () => {
	const { ana, id } = await made();
	const sent = await ana.send(`/polls/${id}/made`, { verb: 'mail', mail: 'ana@example.org' });
	expect(sent.headers.get('location')).toBe(`/polls/${id}/made?done=mailed`);
	const [letter] = await carrier()<{ text: string }[]>`select text from kernel.letter where "to" = 'ana@example.org'`;
	expect(letter!.text).toMatch(new RegExp(`/polls/${id}/key/`));
});
