/** What a house writes into its log while people do all sorts of things: never who they are, nor what opens doors. */
import { expect, test } from 'vitest';
import { startHouse } from '../running/house.ts';
import { makePoll, vote } from '../running/polls.ts';

test('the log, at its most talkative, holds no key, token, cookie, password, name, mail or network address', async () => {
	const house = await startHouse({ LOG_LEVEL: 'debug', TRUST_PROXY: '1' });
	const from = { 'x-forwarded-for': '198.51.100.77', 'sec-fetch-site': 'same-origin' };
	const secrets: string[] = [
		'198.51.100.77',
		'127.0.0.1"',
		'seven calm boats',
		'eight calm boats',
		'ana.lighthouse',
		'Ana Lighthouse'
	];
	const cookies = new Map<string, string>();
	const ask = async (path: string, fields?: Record<string, string>) => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { ...from, ...(cookie ? { cookie } : {}) };
		const body = fields && new URLSearchParams(fields);
		const answer = await house.ask(path, { method: fields ? 'POST' : 'GET', headers, body });
		for (const line of answer.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
			cookies.set(name!, value!);
			if (value!.length > 10) secrets.push(value!, decodeURIComponent(value!));
		}
		return answer;
	};

	const poll = await makePoll(house, { title: 'A very private matter' });
	secrets.push(poll.manageKey, 'A very private matter', 'Bo Signpost');
	const ballot = (await vote(house, poll, 'Bo Signpost')).body as { ballotKey: string };
	secrets.push(ballot.ballotKey);
	await ask(new URL(poll.manageUrl).pathname);
	await ask(`${new URL(poll.manageUrl).pathname}?again`);
	await ask(`/polls/${poll.id}/key/${'7'.repeat(26)}`);
	secrets.push('7'.repeat(26));
	const mail = 'ana.lighthouse@example.org';
	await ask('/sign-up', { verb: 'sign-up', name: 'Ana Lighthouse', mail, password: 'seven calm boats' });
	await ask('/sign-up', { verb: 'sign-up', name: 'Ana Lighthouse', mail, password: 'seven calm boats' });
	await ask('/sign-in', { verb: 'sign-in', mail, password: 'eight calm boats' });
	await ask('/sign-in', { verb: 'sign-in', mail, password: 'seven calm boats' });
	await ask('/forgot', { verb: 'forgot', mail });
	await ask('/account/tokens', { verb: 'make', name: 'robot', 'scopes[0]': 'polls:read' });
	await ask(`/search?q=${encodeURIComponent('ana.lighthouse')}`);
	await house.api('GET', `/polls/${poll.id}`, undefined, { key: `arch_${'z'.repeat(40)}` });
	secrets.push('z'.repeat(40));
	await house.ask('/', {
		headers: { authorization: 'Basic c2VjcmV0OnNlY3JldA==', cookie: 'guest=broken.cookievalue123' }
	});
	secrets.push('c2VjcmV0OnNlY3JldA', 'cookievalue123');
	for (const pid of house.databasePids.slice(0, 1)) process.kill(pid, 'SIGKILL');
	await vote(house, poll, 'Bo Signpost');
	await house.answers('/readyz');
	expect(await house.stop()).toBe(0);

	const lines = house.output.split('\n').filter((line) => line.startsWith('{'));
	expect(lines.length).toBeGreaterThan(15);
	expect(lines.some((line) => line.includes('"route"'))).toBe(true);
	for (const secret of secrets) {
		const found = lines.filter((line) => line.includes(secret));
		expect(found, `"${secret}" stands in the log`).toEqual([]);
	}
}, 90_000);
