/** Every link that a guest, somebody with an account and the administrator can come to leads somewhere. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearHouse, furnishedHouse, type RunningHouse } from '../running/house.ts';
import { type MadePoll, makePoll, vote } from '../running/polls.ts';
import { Stroller } from './stroller.ts';

let house: RunningHouse;
let poll: MadePoll;
const password = 'seven calm boats';

beforeAll(async () => {
	house = await (await furnishedHouse()).start();
	poll = await makePoll(house, {
		kind: 'date',
		options: [{ start: '2030-05-01T18:00', end: '2030-05-01T20:00' }, { day: '2030-05-02' }],
		settings: { zone: 'Europe/Paris' }
	});
	await vote(house, poll, 'Dov');
}, 90_000);
afterAll(() => clearHouse(house), 30_000);

const everywhere = ['/', '/polls', '/things', '/search', '/things/trash', '/polls/feed', '/patterns', '/api'];
const pollPath = () => new URL(poll.url).pathname;

test('every link that a guest meets leads somewhere', async () => {
	const dov = new Stroller(house);
	await dov.post(pollPath(), 'vote', { name: 'Dov', 'choices.1': 'yes' });
	const { dead, unsaid, opened } = await dov.crawl([...everywhere, pollPath()]);
	expect({ dead, unsaid }).toEqual({ dead: [], unsaid: [] });
	expect(opened).toEqual(expect.arrayContaining(['/polls/new/dates', '/polls/import', '/about/polls', '/sign-up']));
}, 60_000);

test('every link that whoever runs a poll meets leads somewhere', async () => {
	const ana = new Stroller(house);
	expect((await ana.go(poll.manageUrl)).status).toBe(200);
	const { dead, unsaid, opened } = await ana.crawl([pollPath(), `${pollPath()}/made`]);
	expect({ dead, unsaid }).toEqual({ dead: [], unsaid: [] });
	const rooms = ['change', 'change/options', 'decide', 'invitations', 'voters', 'results', 'results.ods', 'duplicate'];
	expect(opened).toEqual(expect.arrayContaining(rooms.map((room) => `${pollPath()}/${room}`)));
}, 60_000);

test('every link that somebody with an account meets leads somewhere', async () => {
	const bo = new Stroller(house);
	await bo.post('/sign-up', 'sign-up', { name: 'Bo', mail: 'bo@example.org', password });
	await bo.post('/sign-in', 'sign-in', { mail: 'bo@example.org', password });
	await bo.post('/spaces', 'open', { name: 'Choir' });
	const { dead, unsaid, opened } = await bo.crawl([...everywhere, '/account']);
	expect({ dead, unsaid }).toEqual({ dead: [], unsaid: [] });
	const rooms = ['/spaces', '/search', '/things/trash', '/account/sessions', '/account/notices', '/notices'];
	expect(opened).toEqual(expect.arrayContaining(rooms));
}, 60_000);

test('every link that the administrator meets leads somewhere', async () => {
	const eli = new Stroller(house);
	const welcome = /http\S+\/welcome\/\S+/.exec(house.output)![0];
	const desk = await eli.post(welcome, 'welcome', { name: 'Eli', mail: 'eli@example.org', password });
	expect(desk.path).toBe('/desk');
	const { dead, unsaid, opened } = await eli.crawl(['/desk', ...everywhere]);
	expect({ dead, unsaid }).toEqual({ dead: [], unsaid: [] });
	expect(opened).toEqual(expect.arrayContaining(['/desk/outbox', '/desk/texts', '/desk/texts/terms/fr']));
}, 60_000);
