import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Server, startServer } from '#entries/server.ts';
import { withhold } from '#kernel/access/withheld.ts';
import { house, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { search } from '#kernel/search/search.ts';
import { openDocuments } from '#live/documents/opened.ts';
import { readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { addText, type Opened } from '../actions.ts';
import { settleNow } from '../keeping/settling.ts';
import { seenText, sharesOf } from '../keeping/shares.ts';
import { markdownField } from '../pad.ts';
import { review } from '../review.ts';
import { treeOf } from '../text/document.ts';
import { plainText } from '../text/tree.ts';
import { padOf, synced, until, type Writer, writer } from '../trial.ts';
import { copyPad } from './actions.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });

let server: Server;
const here: Writer[] = [];
const at = (pad: string): Writer => {
	const one = writer(`http://127.0.0.1:${server.port}`, pad);
	here.push(one);
	return one;
};

beforeAll(async () => {
	server = await startServer();
});
afterEach(async () => {
	for (const { provider } of here.splice(0)) provider.destroy();
	await until(() => openDocuments() === 0);
});
afterAll(() => server?.stop());

const said = ({ doc }: Writer): string => doc.getText(markdownField).toString();
const onDisk = async (pad: string): Promise<string> =>
	(await readDocument('pads', pad)).getText(markdownField).toString();

test('programs of anybody write Markdown together, and what a form adds stands at the end', async () => {
	const pad = await padOf(newGuest(), { kind: 'markdown', text: '# Picnic' });
	const [bo, chloe] = [at(pad), at(pad)];
	await synced(bo, chloe);
	bo.doc.getText(markdownField).insert(8, ' in June');
	await until(() => said(chloe) === '# Picnic in June\n');
	await perform(addText, { pad, text: '- bread' }, { ...houseCaller, actor: newGuest() });
	await until(() => said(bo) === '# Picnic in June\n\n- bread\n');
	expect(await onDisk(pad)).toBe(said(chloe));
});

test('without a script one reads it drawn, adds at the end, and takes it along as it was written', async () => {
	const [ana, bo] = [new Visitor(), new Visitor()];
	const made = await ana.post('/pads/new', 'make', { title: 'Sums', kind: 'markdown' });
	const path = made.location!.split('?')[0]!;
	const text = '# Sums\n\n## Half\n\n* $\\frac{1}{2}$\n* [a](https://example.org)';
	expect((await bo.post(path, 'add', { text })).status).toBe(303);
	const page = (await bo.ask(path)).text;
	expect(page).toContain('<h2 id="h-sums" tabindex="-1">Sums</h2>');
	expect(page).toContain('<a href="#h-half">Half</a>');
	expect(page).toContain('<mfrac><mn>1</mn><mn>2</mn></mfrac>');
	expect(page).toContain('<a href="https://example.org" rel="nofollow noopener noreferrer ugc">');
	expect((await bo.ask(`${path}/text.md`)).text).toBe(`${text}\n`);
	expect((await bo.ask(`${path}/text.txt`)).text).toContain('- $\\frac{1}{2}$');
	expect((await bo.ask(`${path}/text.html`)).text).toContain('<mfrac>');
});

test('programs say which kind of pad they make, and read it in every way', async () => {
	const program = new Visitor();
	const ask = async (path: string, method = 'GET', body?: object) => {
		const headers = { 'content-type': 'application/json' };
		const { status, text } = await program.ask(`/api/v1${path}`, {
			method,
			headers,
			body: body && JSON.stringify(body)
		});
		return { status, body: text ? JSON.parse(text) : null };
	};
	const made = await ask('/pads', 'POST', { title: 'Sums', kind: 'markdown', text: '*a*' });
	expect(made.status).toBe(201);
	expect((await ask(`/pads/${made.body.id}`)).body).toMatchObject({ kind: 'markdown', text: '*a*\n' });
	expect((await ask(`/pads/${made.body.id}?as=text`)).body.text).toBe('a\n');
	expect((await ask(`/pads/${made.body.id}?as=html`)).body.text).toContain('<em>a</em>');
	const copy = await ask(`/pads/${made.body.id}/copies`, 'POST', { kind: 'rich', title: 'Sums again' });
	expect(copy.status).toBe(201);
	expect((await ask(`/pads/${copy.body.id}`)).body).toMatchObject({ kind: 'rich', title: 'Sums again', text: '*a*\n' });
	expect((await ask('/pads', 'POST', { title: 'No', kind: 'other' })).status).toBe(422);
});

test('the guard, the search and whoever looks after the house read Markdown too', async () => {
	const ana = newGuest();
	const pad = await padOf(ana, { kind: 'markdown', text: 'We meet at the **lighthouse**.' });
	await settleNow(pad);
	expect((await search('lighthouse', ana)).found.map(({ id }) => id)).toEqual([pad]);
	expect((await review.show(pad, ''))?.texts.join()).toContain('We meet at the lighthouse.');
});

const everything = `# Plan

Some **bold**, *italic*, ~~gone~~ and <u>lined</u> words, and it costs \\$5, not \\$6. So $x^2$ it is.

- [x] chairs
- [ ] tables

| who | what |
| --- | --- |
| Ana | bread |

$$
\\frac{a}{b}
$$

\`\`\`\`js
let a = 1;
\`\`\`\`
`;

test('a copy may be of the other kind, and back, without losing a word', async () => {
	const ana = { ...houseCaller, actor: newGuest() };
	const pad = await padOf(ana.actor, { kind: 'markdown', text: everything });
	const copied = async (from: string, kind: string) =>
		((await perform(copyPad, { pad: from, kind }, ana)) as Opened).item.id;
	const rich = await copied(pad, 'rich');
	const doc = await readDocument('pads', rich);
	expect(doc.getText(markdownField).length).toBe(0);
	const text = plainText(treeOf(doc));
	for (const part of ['Plan', 'bold', '$5, not $6', '[x] chairs', 'Ana | bread', '\\frac{a}{b}', 'let a = 1;'])
		expect.soft(text).toContain(part);
	const back = await copied(rich, 'markdown');
	expect(await onDisk(back)).toBe(everything);
	expect(await onDisk(await copied(back, 'markdown'))).toBe(everything);
});

test('what is taken offline is not shown again as a copy of it', async () => {
	const ana = { ...houseCaller, actor: newGuest() };
	const pad = await padOf(ana.actor, { kind: 'markdown', text: everything });
	await withhold({ item: pad, part: '', how: 'quarantine', maker: null }, house.id, new Date());
	await expect(perform(copyPad, { pad }, ana)).rejects.toThrow('kernel.withheld');
});

test('each line of Markdown is weighed in the name of whoever wrote most of it', () => {
	const [ana, bo] = [new Y.Doc(), new Y.Doc()];
	const changes: { author: number; bytes: Uint8Array }[] = [];
	ana.getText(markdownField).insert(0, '# Plan\n\n- **bread** and cheese\n');
	changes.push({ author: 1, bytes: Y.encodeStateAsUpdate(ana) });
	Y.applyUpdate(bo, changes[0]!.bytes);
	const before = Y.encodeStateVector(bo);
	bo.getText(markdownField).insert(31, '- [wine](https://example.org) for all\n');
	changes.push({ author: 2, bytes: Y.encodeStateAsUpdate(bo, before) });
	const shares = sharesOf(bo, changes, seenText(treeOf(bo)));
	expect(shares.find(({ author }) => author === 1)?.text).toContain('bread and cheese');
	expect(shares.find(({ author }) => author === 2)?.text).toContain('wine https://example.org for all');
});
