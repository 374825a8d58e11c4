import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { visitor as comeTo, type Values } from './trial.ts';

openTestHouse();
const app = appOf(rooms, async () => true);
const visitor = () => comeTo(app);

/** The fields that are told wrong, and what the page has typed in them again. */
const faultsIn = (html: string) => [...html.matchAll(/id="field-([\w-]+)-fault"/g)].map(([, field]) => field);
const holds = (html: string, ...values: string[]) => values.filter((value) => !html.includes(value));

type Shown = { options: Record<string, unknown>[]; title: string; zone: string; description: string; policy: object };

async function pollAt(answer: Response): Promise<Shown & { id: string }> {
	expect(answer.status).toBe(303);
	const id = /^\/polls\/([^/]+)\/made$/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
	return (await app.request(`/api/v1/polls/${id}`)).json() as Promise<Shown & { id: string }>;
}

const paris = { verb: 'make', title: 'General meeting', 'settings.zone': 'Europe/Paris' };

test('two kinds of poll are offered', async () => {
	const html = await visitor().read('/polls/new');
	expect(holds(html, 'href="/polls/new/dates"', 'href="/polls/new/choices"')).toEqual([]);
});

test('a date poll is made of days with hours written as people write them', async () => {
	const poll = await pollAt(
		await visitor().send('/polls/new/dates', {
			...paris,
			'rows[0].day': '2027-05-12',
			'rows[0].hours': '18h-20h, evening',
			'rows[2].day': '2027-05-11',
			'rows[2].capacity': '12'
		})
	);
	expect(poll.options).toMatchObject([
		{ day: '2027-05-11', capacity: 12 },
		{ start: '2027-05-12T16:00:00.000Z', end: '2027-05-12T18:00:00.000Z', capacity: null },
		{ day: '2027-05-12', text: 'evening' }
	]);
});

const withoutTags = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('hours that clocks skip are told to whoever asked for them, where a poll is made and where dates are added', async () => {
	const ana = visitor();
	const night = { 'rows[0].day': '2027-03-28', 'rows[0].hours': '02:30, 20:00' };
	const made = await ana.send('/polls/new/dates', { ...paris, ...night });
	const after = made.headers.get('location')!;
	const told = 'On Sunday, 28 March 2027 clocks go forward: 02:30 does not exist that day. We noted 03:30.';
	expect(withoutTags(await ana.read(after))).toContain(told);

	const options = after.replace(/made.*/, 'change/options');
	const more = { verb: 'add', kind: 'date', zone: 'Europe/Paris', 'rows[0].day': '2028-03-26', hours: '1h-2h15' };
	const added = await ana.send(options, more);
	expect(withoutTags(await ana.read(added.headers.get('location')!))).toContain('02:15 does not exist that day');
	expect(await ana.read(after.replace(/\?.*/, '?skipped=2027-05-28T02:30'))).not.toContain('does not exist');
});

test('days that are over already are told to whoever made the poll, who may have slipped by a year', async () => {
	const ana = visitor();
	const rows = { 'rows[0].day': '2020-02-03', 'rows[1].day': '2199-02-03' };
	const made = await ana.send('/polls/new/dates', { ...paris, ...rows });
	expect(await ana.read(made.headers.get('location')!)).toContain('One date is already over: Monday, 3 February 2020');
});

test('a poll about things asks for no time zone of hours it does not have', async () => {
	const html = await visitor().read('/polls/new/choices');
	expect(html).toMatch(/<p class="field-hint" hidden>[^<]*Time zone: /);
	expect(html.indexOf('settings.closesAt')).toBeLessThan(html.indexOf('settings.zone'));
	expect(html).not.toContain('The hours of this poll are on the clocks');
});

test('a range of days on some weekdays takes the same hours for all', async () => {
	const poll = await pollAt(
		await visitor().send('/polls/new/dates', {
			...paris,
			'range.from': '2027-03-22',
			'range.to': '2027-04-04',
			'range.weekdays[1]': 'on',
			'range.weekdays[3]': 'on',
			hours: '20:00'
		})
	);
	expect(poll.options.map(({ start }) => start)).toEqual([
		'2027-03-22T19:00:00.000Z',
		'2027-03-24T19:00:00.000Z',
		'2027-03-29T18:00:00.000Z',
		'2027-03-31T18:00:00.000Z'
	]);
});

test('a year of working days with 26 slots each can be made', async () => {
	const hours = Array.from({ length: 26 }, (_, at) => `${7 + Math.floor(at / 2)}:${at % 2 ? '30' : '00'}`).join(', ');
	const weekdays = Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [`range.weekdays[${weekday}]`, 'on']));
	const poll = await pollAt(
		await visitor().send('/polls/new/dates', {
			...paris,
			...weekdays,
			hours,
			'range.from': '2027-01-04',
			'range.to': '2027-12-31'
		})
	);
	expect(poll.options).toHaveLength(52 * 5 * 26);
});

test('adding more days loses nothing that was typed', async () => {
	const html = await (
		await visitor().send('/polls/new/dates', {
			verb: 'more',
			title: 'Half a title',
			'rows[0].day': '2027-05-12',
			'rows[0].hours': 'after lunch',
			'settings.results': 'owner-only',
			'settings.proposals': 'on'
		})
	).text();
	expect(holds(html, 'value="Half a title"', 'value="after lunch"', 'name="rows[3].day"')).toEqual([]);
	expect(/value="owner-only" checked/.test(html)).toBe(true);
});

test('what is wrong stands beside its field, with all that was typed', async () => {
	const answer = await visitor().send('/polls/new/dates', {
		...paris,
		title: '',
		'rows[0].day': '2027-02-30',
		'rows[1].hours': '18h',
		'rows[2].day': '2027-05-12',
		'rows[2].hours': 'kept hours'
	});
	expect(answer.status).toBe(422);
	const html = await answer.text();
	expect(faultsIn(html)).toEqual(['title', 'rows-0-day', 'rows-1-day']);
	expect(holds(html, 'value="kept hours"', 'value="2027-02-30"')).toEqual([]);
});

test('a fault in a setting is told beside it, and nothing is made', async () => {
	const answer = await visitor().send('/polls/new/dates', {
		...paris,
		'rows[0].day': '2027-05-12',
		'settings.closesAt': '2001-01-01T10:00',
		'settings.edits': 'anyone-all',
		'settings.names': 'hidden',
		'settings.capacity': 'many'
	});
	expect(answer.status).toBe(422);
	expect(faultsIn(await answer.text())).toEqual(['settings-capacity']);
});

test('forty options, one of them wrong, come back as they were written', async () => {
	const values: Values = { verb: 'make', title: 'Forty' };
	for (let at = 0; at < 40; at++) values[`options[${at}].label`] = at === 3 ? '' : `Option number ${at}`;
	values['options[20].link'] = 'not an address';
	const html = await (await visitor().send('/polls/new/choices', values)).text();
	expect(faultsIn(html)).toEqual(['options-20-link']);
	expect(holds(html, 'value="Option number 39"', 'value="not an address"')).toEqual([]);
});

test('a date poll of nothing is told of its title as well as of its dates', async () => {
	const nothing = await (await visitor().send('/polls/new/dates', { verb: 'make', title: ' ' })).text();
	expect(faultsIn(nothing)).toEqual(['title', 'options']);
	const wrong = { verb: 'make', title: '', 'rows[0].day': '2027-02-30', 'settings.capacity': '-1' };
	const html = await (await visitor().send('/polls/new/dates', wrong)).text();
	expect(faultsIn(html)).toEqual(['title', 'rows-0-day', 'settings-capacity']);
});

const png = async (side = 40) => {
	const create = { width: side, height: side, channels: 3 as const, background: '#c8502f' };
	return new File([new Uint8Array(await sharp({ create }).png().toBuffer())], 'flag.png', { type: 'image/png' });
};

test('an option carries text, link, seats and a picture', async () => {
	const dov = visitor();
	const made = await dov.send('/polls/new/choices', {
		verb: 'make',
		title: 'Which film?',
		'options[0].label': 'The lighthouse',
		'options[0].text': '**1929**, silent',
		'options[0].link': 'example.org/film',
		'options[0].capacity': '30',
		'options[0].upload': await png(),
		'options[1].label': '',
		'options[2].label': 'The harbour'
	});
	const poll = await pollAt(made);
	expect(poll.options).toMatchObject([
		{ id: '1', label: 'The lighthouse', text: '**1929**, silent', link: 'https://example.org/film', capacity: 30 },
		{ id: '2', label: 'The harbour' }
	]);
	const { picture } = poll.options[0] as { picture: string };
	const shown = await dov.ask(`/polls/${poll.id}/pictures/${picture}`);
	expect(shown.status).toBe(200);
	expect(shown.headers.get('content-type')).toBe('image/png');
	expect(shown.headers.get('cache-control')).toContain('immutable');
	expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
	const other = await pollAt(await dov.send('/polls/new/choices', { ...paris, 'options[0].label': 'One' }));
	expect((await dov.ask(`/polls/${other.id}/pictures/${picture}`)).status).toBe(404);
});

test('a picture is kept while rows are added and faults mended', async () => {
	const dov = visitor();
	const first = await dov.send('/polls/new/choices', {
		verb: 'more',
		'options[0].label': 'With a picture',
		'options[0].upload': await png()
	});
	const name = /name="options\[0\]\.picture" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';
	expect((await dov.ask(`/polls/new/pictures/${name}`)).status).toBe(200);
	const poll = await pollAt(
		await dov.send('/polls/new/choices', {
			...paris,
			'options[0].label': 'With a picture',
			'options[0].picture': name
		})
	);
	expect(name).toContain(poll.options[0]!.picture as string);
});

test('a file that is no picture is named, and a picture of somebody else cannot be taken', async () => {
	const text = new File(['<svg onload="alert(1)"/>'], 'a.svg', { type: 'image/svg+xml' });
	const html = await (
		await visitor().send('/polls/new/choices', { ...paris, 'options[0].label': 'A', 'options[0].upload': text })
	).text();
	expect(faultsIn(html)).toEqual(['options-0-upload']);
	const stolen = { ...paris, 'options[0].label': 'A', 'options[0].picture': `${'1'.repeat(22)}-zz-${'a'.repeat(22)}` };
	expect((await visitor().send('/polls/new/choices', stolen)).status).toBe(422);
});

test('rows move up, move down and go away by a post', async () => {
	const rows = { verb: 'more', 'options[0].label': 'A', 'options[1].label': 'B', 'options[2].label': 'C' };
	const labels = async (query: string) =>
		[
			...(await (await visitor().send(`/polls/new/choices?${query}`, rows)).text()).matchAll(
				/name="options\[\d\]\.label"[^>]*value="(\w?)"|value="(\w?)"[^>]*name="options\[\d\]\.label"/g
			)
		].map(([, one, other]) => one ?? other);
	expect(await labels('up=2')).toEqual(['A', 'C', 'B']);
	expect(await labels('down=0')).toEqual(['B', 'A', 'C']);
	expect((await labels('remove=1')).slice(0, 2)).toEqual(['A', 'C']);
});

test('who made a poll finds both links, and nobody else does', async () => {
	const dov = visitor();
	const made = await dov.send('/polls/new/dates', { ...paris, 'rows[0].day': '2027-05-12' });
	const { id } = await pollAt(made);
	const html = await dov.read(`/polls/${id}/made`);
	expect(html.includes(`value="http://localhost:3000/polls/${id}"`)).toBe(true);
	expect(new RegExp(`value="http://localhost:3000/polls/${id}/key/[0-9a-z]{26}"`).test(html)).toBe(true);
	expect((await visitor().ask(`/polls/${id}/made`)).status).toBe(403);
});

test('a poll may have an address of its own and a password; the address is given once', async () => {
	const chosen = { ...paris, 'rows[0].day': '2027-05-12', address: 'Fête d’été', password: 'anchor' };
	const dov = visitor();
	const made = await dov.send('/polls/new/dates', chosen);
	expect(made.headers.get('location')).toBe('/polls/fete-d-ete/made');
	expect((await visitor().ask('/polls/fete-d-ete')).status).toBe(403);
	const again = await dov.send('/polls/new/dates', chosen);
	expect(again.status).toBe(422);
	const html = await again.text();
	expect(faultsIn(html)).toEqual(['address']);
	expect(html.includes('anchor')).toBe(false);
});

const script = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';

test('HTML and script in any field are shown as text', async () => {
	const values = Object.fromEntries(
		['title', 'rows[0].hours', 'hours', 'settings.description', 'settings.place', 'address', 'settings.zone'].map(
			(name) => [name, script]
		)
	);
	const html = await (await visitor().send('/polls/new/dates', { verb: 'make', ...values })).text();
	expect(holds(html, '<script>alert', '<img src=x')).toHaveLength(2);
});
