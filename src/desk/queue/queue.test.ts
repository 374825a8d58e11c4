import { beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '#guard/cases.ts';
import { letWait } from '#guard/signup/applying.ts';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, member } from '../../../tests/accounts.ts';
import { type Held, heldNote, moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, guest } from '../../../tests/notes.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { casesToSee } from './store.ts';

openTestHouse();

let ana: Visitor;
let bo: Visitor;
let eve: string;
let shop: Held;
let party: Held;
beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
	bo = (await moderator('Bo')).visitor;
	eve = (await guest()).actor.id;
	const body = 'Watches at https://watches.example/now <img src=x onerror=alert(1)>';
	shop = await heldNote({
		maker: eve,
		title: 'Shop <b>',
		body,
		domains: ['watches.example'],
		network: 'hashOfNetwork16'
	});
	party = await heldNote({ maker: (await guest()).actor.id, title: 'Garden party' });
});

const decide = (who: Visitor, caseId: string, what: string, more: Record<string, string> = {}) =>
	who.post(`/desk/queue/${caseId}`, 'decide', { case: caseId, what, ...more });

test('opens to moderators alone', async () => {
	expect((await new Visitor().ask('/desk/queue')).status).toBe(401);
	expect((await decide(new Visitor(), shop.case, 'fine')).status).toBe(401);
	expect((await ana.ask('/desk/queue/999999')).status).toBe(404);
	expect((await ana.ask('/desk/queue/x')).status).toBe(404);
});

test('shows what a stranger wrote so that nothing of it acts', async () => {
	const { text } = await ana.ask(`/desk/queue/${shop.case}`);
	expect(text).toContain('hxxps://watches[.]example/now');
	expect(text).not.toContain('href="https://watches.example');
	expect(text).not.toContain('<img src=x');
	expect(text).not.toContain('Shop <b>');
});

test.each([
	['a word', 'Watches'],
	['a domain', 'watches.example'],
	['the hash of a network', 'hashOfNetwork16'],
	['a maker', () => eve]
])('is searched by %s', async (_what, words) => {
	const asked = encodeURIComponent(typeof words === 'string' ? words : words());
	const { text } = await ana.ask(`/desk/queue?q=${asked}`);
	expect(text).toContain(`/desk/queue/${shop.case}`);
	expect(text).not.toContain(`/desk/queue/${party.case}`);
});

test('finds what the guard set aside by itself, asks nobody about it, and lets it go', async () => {
	const dance = await heldNote({ maker: (await guest()).actor.id, title: 'Tango in the park' });
	await carrier()`
		update guard.case set closed_at = now(), about = about || '{"settled": true}' where id = ${dance.case}`;
	expect((await ana.ask('/desk/queue')).text).not.toContain('Tango');
	const found = await ana.ask('/desk/queue?kind=set-aside&q=tango');
	expect(found.text).toContain('Tango in the park');
	expect(
		(await ana.post(`/desk/queue/${dance.case}?kind=set-aside`, 'decide', { case: dance.case, what: 'fine' })).status
	).toBe(303);
	expect((await ana.ask('/desk/queue?kind=set-aside')).text).not.toContain('Tango');
	expect(await carrier()`select 1 from kernel.withheld where item = ${dance.item}`).toHaveLength(0);
});

test('of a sign-up it shows who asks, in which words and why they wait; refusing says why', async () => {
	await member('Lou Martin', 'lou@example.org');
	const lou = await accountId('lou@example.org');
	const why = ['reviewed', 'disposable'] as const;
	await letWait({ account: lou, sentence: 'We plant trees.', why: [...why] }, null, new Date());
	const [{ id } = { id: '' }] = await carrier()<{ id: string }[]>`select id from guard.case where actor = ${lou}`;
	expect((await ana.ask('/desk/queue?kind=sign-up')).text).toContain('Lou Martin');
	const { text } = await ana.ask(`/desk/queue/${id}`);
	for (const words of ['Lou Martin', 'We plant trees.', 'lasts only minutes', 'Accept', 'Refuse'])
		expect(text).toContain(words);
	for (const words of ['It is not there any more', 'Without a title', '>Quarantine<', '<dt>sentence'])
		expect(text).not.toContain(words);
	expect((await decide(ana, id, 'quarantine')).status).toBe(422);
	const refused = await decide(ana, id, 'quarantine', { why: 'spam' });
	expect(refused.status).toBe(303);
	expect((await ana.ask(refused.location!)).text).toContain('Refused, and told why');
	expect((await lettersTo('lou@example.org')).at(-1)!.text).toContain('Advertising or spam');
	const log = await ana.ask('/desk/log');
	expect(log.text).toContain('Lou Martin');
});

describe('two at the desk', () => {
	test('see that a case is being looked at, and by whom', async () => {
		await ana.ask(`/desk/queue/${party.case}`);
		expect((await bo.ask(`/desk/queue/${party.case}`)).text).toContain('Ana has this open at the moment');
		expect((await bo.ask('/desk/queue')).text).toContain('Ana is looking');
		await carrier()`update guard.looking set until = now() - interval '1 second'`;
		expect((await bo.ask(`/desk/queue/${party.case}`)).text).not.toContain('has this open');
	});

	test('of many, those somebody decided meanwhile are left as they are, and that is said', async () => {
		const owner = (await guest()).actor.id;
		const [one, other] = [
			await heldNote({ maker: owner, title: 'One' }),
			await heldNote({ maker: owner, title: 'Two' })
		];
		await decide(bo, one.case, 'trash');
		const late = await decide(ana, other.case, 'fine', { all: 'on', alike: `${one.case},${other.case}` });
		expect(late.status).toBe(303);
		const { text } = await ana.ask(late.location!);
		expect(text).toContain('Fine: it is shown.');
		expect(text).toContain('1 more was left as it is');
	});

	test('decide once: the second is told who was first', async () => {
		expect((await decide(ana, party.case, 'fine')).status).toBe(303);
		const late = await decide(bo, party.case, 'trash');
		expect(late.status).toBe(409);
		expect(late.text).toContain('Ana decided this meanwhile');
	});
});

test('what is no decision of this case is refused, and a hundred thousand cases too', async () => {
	expect((await decide(ana, shop.case, 'granted')).status).toBe(409);
	expect((await decide(ana, shop.case, 'nothing')).status).toBe(422);
	const alike = Array.from({ length: 100_000 }, (_, at) => at).join(',');
	expect((await decide(ana, shop.case, 'fine', { all: 'on', alike })).status).toBe(422);
	expect((await decide(ana, shop.case, 'ask', { words: '   ' })).status).toBe(422);
	expect((await decide(ana, shop.case, 'quarantine', { words: 'x'.repeat(2001) })).status).toBe(422);
});

test('after a decision the next one waits, and the one before is a key away', async () => {
	const other = await heldNote({ maker: (await guest()).actor.id, title: 'The next one' });
	const posted = await ana.post(`/desk/queue/${shop.case}?next=${other.case}`, 'decide', {
		case: shop.case,
		what: 'quarantine'
	});
	expect(posted.location).toMatch(new RegExp(`^/desk/queue/${other.case}\\?done=\\d+$`));
	const page = await ana.ask(posted.location!);
	expect(page.text).toContain('In quarantine. Its maker was told.');
	const batch = /name="batch" value="(\d+)"/.exec(page.text)![1]!;
	const undone = await ana.post(posted.location!, 'undo', { batch });
	expect(undone.location).toContain(`/desk/queue/${shop.case}`);
	expect((await ana.ask(undone.location!)).text).toContain('everything is as it was');
});

test('what was drawn at random is counted apart, and weighs on nobody', async () => {
	const before = await casesToSee();
	const about = { audit: true, title: 'Drawn' };
	const thing = { item: null, part: '', actor: null, event: null, campaign: null, harm: 1, reach: 0 };
	await openCase({ ...thing, kind: 'notice', tool: 'polls', about }, new Date());
	expect(await casesToSee()).toBe(before);
	const { text } = await ana.ask('/desk/queue');
	expect(text).toContain('and 1 drawn at random');
	expect((await ana.ask('/desk/queue?kind=audit')).text).toContain('Drawn');
});
