/** Forms as no browser sends them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

openTestHouse();
const app = appOf(rooms, async () => true);
const plain = 'application/x-www-form-urlencoded';
const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] };
let path = '';

beforeAll(async () => {
	const headers = { 'content-type': 'application/json' };
	const made = await app.request('/api/v1/polls', { method: 'POST', headers, body: JSON.stringify(lunch) });
	path = `/polls/${((await made.json()) as { id: string }).id}`;
});

async function post(body: string | FormData, type?: string) {
	const started = process.cpuUsage();
	const answer = await app.request(path, { method: 'POST', body, headers: type ? { 'content-type': type } : {} });
	const bytes = (await answer.text()).length;
	// Of the processor: what others do meanwhile is not counted.
	const { user, system } = process.cpuUsage(started);
	return { status: answer.status, bytes, ms: (user + system) / 1000 };
}

const withFiles = (fields: [string, string][]): FormData => {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
};

test('a good one is taken, in both ways browsers send forms', async () => {
	expect((await post('verb=vote&name=Ana&choices[1]=yes', plain)).status).toBe(303);
	expect(
		(
			await post(
				withFiles([
					['verb', 'vote'],
					['name', 'Bo'],
					['choices[1]', 'no']
				])
			)
		).status
	).toBe(303);
});

describe('too large', () => {
	const title = 'a'.repeat(10_000_000);

	test('ten megabytes in one field are refused, and not sent back', async () => {
		for (const sent of [
			post(`verb=vote&name=${title}`, plain),
			post(
				withFiles([
					['verb', 'vote'],
					['name', title]
				])
			)
		]) {
			const { status, bytes, ms } = await sent;
			expect(status).toBe(413);
			expect(bytes).toBeLessThan(20_000);
			expect(ms).toBeLessThan(5000);
		}
	});

	test('30,001 fields, or a million, are refused at once', async () => {
		const fields = (count: number) =>
			`verb=vote${Array.from({ length: count }, (_, place) => `&a${place}=1`).join('')}`;
		expect((await post(fields(30_001), plain)).status).toBe(422);
		const many = await post(`verb=vote${'&a=1'.repeat(1_000_000)}`, plain);
		expect(many).toMatchObject({ status: 422 });
		expect(many.ms).toBeLessThan(2000);
		const parts = Array.from({ length: 30_001 }, (_, place): [string, string] => [`a${place}`, '1']);
		expect((await post(withFiles([['verb', 'vote'], ...parts]))).status).toBe(422);
	});

	test('two hundred thousand parts hold nobody up', async () => {
		const parts = `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n`.repeat(200_000);
		const sent = await post(`${parts}--x--\r\n`, 'multipart/form-data; boundary=x');
		expect(sent.status).toBe(422);
		// As long as reading that many bytes takes, whatever the machine does meanwhile.
		const one = `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n${'a'.repeat(parts.length)}\r\n--x--\r\n`;
		expect(sent.ms).toBeLessThan(10 * (await post(one, 'multipart/form-data; boundary=x')).ms + 100);
	});

	test('a thousand levels are refused', async () => {
		expect((await post(`verb=vote&a${'[b]'.repeat(1000)}=1`, plain)).status).toBe(422);
		expect((await post(`verb=vote&a${'.b'.repeat(1000)}=1`, plain)).status).toBe(422);
	});
});

describe('not what it says', () => {
	test.each([
		['hello', 'multipart/form-data; boundary=x'],
		['hello', 'multipart/form-data'],
		['--x\r\nContent-Disposition: form-data; name="verb"\r\n\r\nvo', 'multipart/form-data; boundary=x'],
		['{}', 'application/json'],
		['x', 'text/plain']
	])('%j as %s is refused in words', async (body, type) => expect((await post(body, type)).status).toBe(422));

	test.each(['', '__proto__', 'constructor', 'toString', 'no-such-thing'])('the verb %j does nothing', async (verb) => {
		expect((await post(`verb=${verb}&name=Eve&choices[1]=yes`, plain)).status).toBe(422);
	});

	test.each(['__proto__[admin]=1', 'constructor.prototype.admin=1', 'choices[__proto__]=yes'])(
		'%s changes nothing of ours',
		async (field) => {
			expect((await post(`verb=vote&name=Eve&${field}`, plain)).status).toBe(422);
			expect(({} as { admin?: unknown }).admin).toBeUndefined();
		}
	);

	test('NUL bytes in a name are refused, broken UTF-8 is mended', async () => {
		expect((await post('verb=vote&name=%00Eve&choices[1]=yes', plain)).status).toBe(422);
		expect((await post('verb=vote&name=Eve%ff%fe&choices[1]=yes', plain)).status).toBe(303);
	});
});

describe('from another site', () => {
	const form = 'verb=vote&name=Eve&choices[1]=yes';
	const sentFrom = (headers: Record<string, string>) =>
		app.request(path, { method: 'POST', body: form, headers: { 'content-type': plain, ...headers } });

	test.each([
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{ origin: 'https://evil.example' }
	])('%j is refused', async (headers) => expect((await sentFrom(headers as never)).status).toBe(403));

	test('a guest known by a cookie must come from our own page', async () => {
		const first = await sentFrom({ 'sec-fetch-site': 'same-origin' });
		const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
		expect((await sentFrom({ cookie })).status).toBe(403);
		expect((await sentFrom({ cookie, origin: 'https://evil.example' })).status).toBe(403);
	});
});
