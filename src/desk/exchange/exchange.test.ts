import { beforeAll, expect, test } from 'vitest';
import { fetchDue } from '#guard/exchange/follow.ts';
import { ownPublicKey } from '#guard/exchange/host-key.ts';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { carrier } from '#kernel/database/connection.ts';
import { signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { openOtherHost } from '../../guard/exchange/other-host.trial.ts';

openTestHouse();
const other = openOtherHost();
const page = '/desk/exchange';
let ana: Visitor;

beforeAll(async () => {
	ana = await signedUp('Ana', 'ana@example.org');
	const welcome = new URL((await invitationForFirstAdmin())!).pathname;
	const verb = /name="verb" value="([^"]+)"/.exec((await ana.ask(welcome)).text)![1]!;
	await ana.post(welcome, verb);
});

let clock = Date.now();
/** Twelve hours go by, and whose time has come is asked. */
function asked(): Promise<number> {
	clock += 12 * 3_600_000;
	return fetchDue(new Date(clock));
}
const publish = (fields: Record<string, string>) => ana.post(page, 'publish', { wordList: '', ...fields });

test('only those who look after the host follow and publish', async () => {
	const dov = new Visitor();
	expect((await dov.ask(page)).status).toBe(401);
	const bo = await signedUp('Bo', 'bo@example.org');
	for (const path of [page, `${page}/from/1`, `${page}/ours/x`]) expect((await bo.ask(path)).status).toBe(403);
	expect((await bo.post(page, 'follow', { address: other.at('/x.json'), weight: '3' })).status).toBe(403);
});

test('a list is followed: its state, its key and its entries stand at the desk', async () => {
	const address = other.serves(
		'/spam.json',
		other.signed(other.document({ holds: 'domains', entries: ['bad.example'] }))
	);
	const { location } = await ana.post(page, 'follow', { address, weight: '2.5', key: '' });
	expect((await ana.ask(location!)).text).toContain('Not read yet');
	expect(
		await carrier()`select 1 from graphile_worker.jobs where task_identifier = 'guard.exchange-follow'`
	).toHaveLength(1);
	await asked();
	const { text } = await ana.ask(location!);
	expect(text).toContain('What spams us');
	expect(text).toContain('In force');
	expect(text).toContain('bad.example');
	expect(text).toMatch(/to read out: ([\da-f]{4} ){7}/);
	expect((await ana.post(page, 'follow', { address, weight: '3' })).status).toBe(409);
	expect((await ana.post(page, 'follow', { address: 'nonsense', weight: '3' })).status).toBe(422);
});

test('a changed key is shown, and trusted only when a person says so', async () => {
	other.newKey();
	other.serves(
		'/spam.json',
		other.signed(other.document({ holds: 'domains', entries: ['worse.example'], edition: 2 }))
	);
	await asked();
	const [row] = await carrier()<{ id: string }[]>`select id from guard.exchange_follow`;
	const path = `${page}/from/${row!.id}`;
	expect((await ana.ask(path)).text).toContain('signed with another key');
	await ana.post(path, 'trust');
	await asked();
	expect((await ana.ask(path)).text).toContain('worse.example');
	await ana.post(path, 'weigh', { weight: '4' });
	expect((await ana.ask(page)).text).toContain('adds 4 points');
	await ana.post(path, 'suspend');
	expect((await ana.ask(path)).text).toContain('Switched off');
	await ana.post(path, 'resume');
	const left = await ana.post(path, 'leave');
	expect((await ana.ask(left.location!)).text).toContain('no longer followed');
	expect((await ana.ask(path)).status).toBe(404);
});

test('a rule of another host is taken over, and stands still here', async () => {
	const rules = [{ name: 'Many links', rule: 'links > 20' }];
	const address = other.serves(
		'/rules.json',
		other.signed(other.document({ holds: 'rules', entries: rules, name: 'rules' }))
	);
	const { location } = await ana.post(page, 'follow', { address, weight: '2' });
	await asked();
	expect((await ana.ask(location!)).text).toContain('<code>links > 20</code>');
	const taken = await ana.post(location!, 'take-over', { name: 'Many links', text: 'links > 20', points: '2' });
	expect(taken.location).toMatch(/^\/desk\/rules\/\d+$/);
	expect((await ana.ask(taken.location!)).status).toBe(200);
});

test('domains are published, by hand, and those that many share are left out', async () => {
	const made = await publish({ title: 'Seen here', name: 'seen-here', holds: 'domains', grows: 'on' });
	expect(made.location).toBe(`${page}/ours/seen-here`);
	const given = await ana.post(made.location!, 'give', {
		domains: 'https://www.bad.example/x\nfacebook.com, worse.example'
	});
	expect(given.text).toContain('2 domains were added');
	expect((await ana.post(made.location!, 'give', { domains: 'facebook.com' })).status).toBe(422);
	const read = JSON.parse((await new Visitor().ask('/guard/lists/seen-here.json')).text);
	const document = JSON.parse(Buffer.from(read.payload, 'base64url').toString());
	expect(document).toMatchObject({ entries: ['bad.example', 'worse.example'], edition: 2, holds: 'domains' });
	await ana.post(made.location!, 'drop', { values: 'bad.example' });
	expect((await ana.ask(made.location!)).text).not.toContain('bad.example');
	await ana.post(made.location!, 'close');
	expect((await new Visitor().ask('/guard/lists/seen-here.json')).status).toBe(404);
	await ana.post(made.location!, 'open');
	expect((await new Visitor().ask('/guard/lists/seen-here.json')).status).toBe(200);
});

test('words are published from a list of the desk, and a name is given once', async () => {
	await ana.ask('/desk/words');
	const [list] = await carrier()<{ id: string }[]>`select id from guard.term_list where origin = 'starter:fr-casino'`;
	const made = await publish({ title: 'Casinos', name: 'casinos', holds: 'terms', wordList: list!.id });
	expect((await ana.ask(made.location!)).text).toContain('See the words');
	const read = JSON.parse((await new Visitor().ask('/guard/lists/casinos.json')).text);
	expect(Buffer.from(read.payload, 'base64url').toString()).toContain('casino en ligne');
	expect((await publish({ title: 'Casinos', name: 'casinos', holds: 'terms', wordList: list!.id })).status).toBe(409);
	expect((await publish({ title: 'None', name: 'none', holds: 'terms' })).status).toBe(422);
	expect((await publish({ title: 'None', name: 'Not A Name', holds: 'domains' })).status).toBe(422);
});

test('rules are published as they act here, those about somebody are not', async () => {
	const [actor] = await carrier()<{ id: string }[]>`select id from kernel.actor where name = 'Ana'`;
	const rule = async (name: string, text: string) => {
		const [row] = await carrier()<
			{ id: string }[]
		>`insert into guard.rule (name, by, at) values (${name}, ${actor!.id}, now()) returning id`;
		await carrier()`insert into guard.rule_version (rule, version, text, points, by, at) values (${row!.id}, 1, ${text}, 3, ${actor!.id}, now())`;
		await carrier()`insert into guard.rule_mode (rule, version, mode, by, at) values (${row!.id}, 1, 'on', ${actor!.id}, now())`;
		return row!.id;
	};
	const ids = [await rule('Links', 'links > 30'), await rule('Them', 'maker.id is "somebody"')];
	const made = await publish({ title: 'Our rules', name: 'our-rules', holds: 'rules' });
	expect((await ana.ask(made.location!)).text).toContain('Links');
	await ana.post(made.location!, 'give-rules', { rules: ids });
	const read = JSON.parse((await new Visitor().ask('/guard/lists/our-rules.json')).text);
	expect(JSON.parse(Buffer.from(read.payload, 'base64url').toString()).entries).toEqual([
		{ name: 'Links', rule: 'links > 30' }
	]);
});

test('the key to give to others stands at the desk', async () => {
	expect((await ana.ask(page)).text).toContain(ownPublicKey());
});
