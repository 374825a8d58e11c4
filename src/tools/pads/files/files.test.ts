import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { type Answer, Visitor } from '../../../../tests/visitor.ts';
import { addText, changePad } from '../actions.ts';
import { acceptSuggestion, comment, declineSuggestion, suggest } from '../comments/actions.ts';
import { allThreads } from '../comments/store.ts';
import { documentKind } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { block, plainText, words } from '../text/tree.ts';
import { padOf } from '../trial.ts';
import { type Imported, importPad } from './actions.ts';
import { bring } from './bringing.ts';
import { docxOf } from './docx/write.ts';
import { odtOf } from './odt/write.ts';
import type { Paper, Remark } from './paper.ts';
import { remarkMark } from './paper.ts';
import { column, pdfWith } from './pdf/trial.ts';
import { etherpadSamples } from './samples.ts';

openTestHouse({ GUARD: 'off', PDF_MAKER: 'off' });

const picture = async (colour = '#1F6F8B'): Promise<Uint8Array> =>
	new Uint8Array(
		await sharp({ create: { width: 80, height: 40, channels: 3, background: colour } })
			.png()
			.toBuffer()
	);

async function paper(more: Partial<Paper> = {}): Promise<Paper> {
	const remarks: Remark[] = [
		{ id: '0', done: false, said: [{ name: 'Ana', at: new Date('2026-03-01T10:00:00Z'), text: 'Who brings it?' }] }
	];
	const tree = [
		block('heading', [words('Picnic')], { level: 1 }),
		block('paragraph', [
			words('We bring '),
			words('bread', { [remarkMark('0')]: {} }),
			words(' and '),
			words('cheese', { bold: {} })
		]),
		block('image', [], { src: 'a', alt: 'A blue boat' })
	];
	const pictures = new Map([['a', { bytes: await picture(), type: 'image/png', width: 80, height: 40 }]]);
	return { title: 'Our day', language: 'en', tree, pictures, remarks, ...more };
}

const send = (
	who: Visitor,
	path: string,
	name: string,
	bytes: Uint8Array | string,
	fields: Record<string, string> = {}
): Promise<Answer> => {
	const form = new FormData();
	form.set('verb', 'import');
	for (const [field, value] of Object.entries(fields)) form.set(field, value);
	form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
	return who.ask(path, { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
};

const idIn = ({ location }: Answer): string => /^\/pads\/(\w+)/.exec(location!)![1]!;
const textOf = async (pad: string): Promise<string> => plainText(treeOf(await readDocument(documentKind, pad)));
const countOf = async (table: string): Promise<number> => {
	const [row] = await carrier().unsafe(`select count(*)::int as n from ${table}`);
	return row!.n;
};

test.each([
	['Word', 'day.docx', docxOf],
	['OpenDocument', 'day.odt', odtOf]
])(
	'a %s file becomes a pad, with its picture and its comment, without an account or a script',
	async (_kind, name, write) => {
		const ana = new Visitor();
		expect((await ana.ask('/pads/import')).text).toContain('A pad from a file');
		const made = await send(ana, '/pads/import', name, write(await paper()));
		expect(made.status, made.text).toBe(303);
		expect(made.location).toContain('pictures=1&lost=0&comments=1');
		const page = await ana.ask(made.location!);
		expect(page.text).toContain('<h1 lang="en">Our day</h1>');
		expect(page.text).toContain('<h2>Picnic</h2>');
		expect(page.text).toContain('<strong>cheese</strong>');
		expect(page.text).toMatch(/<img src="\/pads\/\w+\/pictures\/[\da-f]{32}\.\w+" alt="A blue boat"/);
		expect(page.text).toContain('1 picture came along.');
		const pad = idIn(made);
		const [thread] = await allThreads(pad);
		expect(thread).toMatchObject({ quote: 'bread', comments: [{ text: 'Ana: Who brings it?' }], resolved: null });
		expect(thread!.anchor).not.toBeNull();
		const doc = await readDocument(documentKind, pad);
		expect(JSON.stringify(treeOf(doc))).not.toContain('remark:');
	}
);

test('a file goes on at the end of a pad for whoever may write there', async () => {
	const [ana, bo] = [new Visitor(), new Visitor()];
	const made = await send(ana, '/pads/import', 'list.md', '# One\n\n- a\n- b\n');
	const pad = idIn(made);
	const added = await send(bo, `/pads/${pad}/import`, 'more.txt', 'First line\nSecond line\n\nAnother paragraph');
	expect(added.status, added.text).toBe(303);
	expect(await textOf(pad)).toBe('One\n\n- a\n- b\n\nmore\n\nFirst line\nSecond line\n\nAnother paragraph');
	await perform(changePad, { pad, writers: 'key' }, houseCaller);
	expect((await bo.ask(`/pads/${pad}/import`)).status).toBe(403);
	expect((await send(bo, `/pads/${pad}/import`, 'no.txt', 'No')).status).toBe(403);
	expect(await textOf(pad)).not.toContain('No');
});

test('comments of a file that goes into a Markdown pad stand on their words', async () => {
	const owner = newGuest();
	const pad = await padOf(owner, { kind: 'markdown', text: 'We bring bread.' });
	const about = (id: string) => ({ [remarkMark(id)]: {} });
	const tree = [
		block('heading', [words('The list')], { level: 2 }),
		block('paragraph', [
			words('We '),
			words('bring ', { bold: {} }),
			words('bread ', { bold: {}, ...about('0') }),
			words('and wi', about('0')),
			words('ne', { ...about('0'), ...about('1') }),
			words(' too')
		])
	];
	const remarks = ['0', '1', '2'].map((id) => ({
		id,
		done: false,
		said: [{ name: 'Ana', at: null, text: `About ${id}` }]
	}));
	const sent = await send(new Visitor(), `/pads/${pad}/import`, 'more.docx', docxOf(await paper({ tree, remarks })));
	expect(sent.status, sent.text).toBe(303);
	const source = (await readDocument(documentKind, pad)).getText('markdown').toString();
	expect(source).toContain('We **bring bread** and wine too');
	const threads = await allThreads(pad);
	expect(threads.map(({ quote }) => quote)).toEqual(['', 'bread** and wine', 'ne']);
	expect(threads.map(({ anchor }) => anchor !== null)).toEqual([false, true, true]);
	const again = (await new Visitor().ask(`/pads/${pad}/text.md?comments=1`)).text;
	expect(again).toContain('[^comment-1]: > ne\n');
});

test('a picture that is written wrongly into a page is left out, and the words come', async () => {
	for (const coded of ['%FFAA', '%E0%A4', '%00']) {
		const html = `<p>Bread</p><img src="data:image/png;base64,${coded}">`;
		const made = await send(new Visitor(), '/pads/import', 'page.html', html);
		expect(made.status, made.text).toBe(303);
		expect(await textOf(idIn(made))).toContain('Bread');
	}
});

test('a PDF becomes a pad under the title it has', async () => {
	const bytes = pdfWith([{ words: [...column(['Our day'], 780, { size: 20 }), ...column(['We bring bread.'], 740)] }], {
		title: 'Our day'
	});
	const ana = new Visitor();
	const made = await send(ana, '/pads/import', 'print-12.pdf', bytes);
	expect(made.status, made.text).toBe(303);
	expect(await textOf(idIn(made))).toBe('We bring bread.');
	expect((await ana.ask(made.location!)).text).toContain('<h1 lang="en">Our day</h1>');
});

test('what a page of the web holds comes in without anything that runs or calls elsewhere', async () => {
	const ana = new Visitor();
	const html = `<!doctype html><html><head><title>Our page</title><script>alert(1)</script><style>p{}</style></head>
		<body onload="alert(2)"><h1>Hello</h1><p>One <b onclick="x()">two</b> <a href="javascript:alert(3)">three</a>
		<a href="https://example.org/">four</a></p><img src="https://spy.example/x.gif" alt="A spy">
		<img src="data:image/png;base64,${Buffer.from(await picture()).toString('base64')}" alt="Ours">
		<ul><li><input type="checkbox" checked> done</li><li><input type="checkbox"> to do</li></ul>
		<ol start="3"><li>three<ul><li>deep</li></ul></li></ol>
		<table><tr><th colspan="2">T</th></tr><tr><td>1</td><td>2</td></tr></table>
		<pre><code class="language-js">a &lt; b\n  c</code></pre><blockquote>said</blockquote><hr></body></html>`;
	const made = await send(ana, '/pads/import', 'page.html', html);
	expect(made.status, made.text).toBe(303);
	const shown = (await ana.ask(made.location!)).text.split('id="pad-text"')[1]!.split('id="pad-end"')[0]!;
	expect(shown).toContain('One <strong>two</strong> three');
	expect(shown).toContain('href="https://example.org/"');
	expect(shown).not.toMatch(/javascript:|alert|spy\.example|onclick/);
	expect(shown).toContain('[A spy]');
	expect(shown).toContain('alt="Ours"');
	expect(shown).toContain('data-checked="true"');
	expect(shown).toContain('<ol dir="auto" start="3">');
	expect(shown).toContain('colspan="2"');
	expect(shown).toContain('a &lt; b\n  c');
	expect((await ana.ask(made.location!)).text).toContain('<h1 lang="en">Our page</h1>');
});

const refusals: [string, string, () => Uint8Array | string | Promise<Uint8Array>, number, string][] = [
	['a picture', 'boat.png', picture, 415, 'not of a kind'],
	[
		'an old Word file',
		'old.doc',
		() => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
		422,
		'password'
	],
	['a file that is not what its name says', 'a.docx', () => 'only words', 422, 'damaged'],
	['an archive that holds no text', 'a.odt', () => zipSync({ 'a.txt': new Uint8Array(3) }), 422, 'damaged'],
	['a PDF that was scanned', 'scan.pdf', () => pdfWith([{ words: [] }]), 422, 'no words'],
	['names that climb', 'a.docx', () => zipSync({ '../../etc/passwd': new Uint8Array(3) }), 422, 'no word processor'],
	[
		'a bomb of zeros',
		'a.docx',
		() => zipSync({ 'word/document.xml': new Uint8Array(90 * 1024 * 1024) }, { level: 9 }),
		413,
		'more than a pad'
	],
	[
		'a bomb of entities',
		'a.odt',
		() =>
			zipSync({
				'content.xml': Buffer.from('<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>')
			}),
		422,
		'no word processor'
	],
	['an empty file', 'a.txt', () => '', 422, 'Choose a file']
];

test.each(refusals)('%s is refused with words, and nothing is made', async (_what, name, bytes, status, said) => {
	const ana = new Visitor();
	const before = await countOf('kernel.item');
	const answer = await send(ana, '/pads/import', name, await bytes());
	expect(answer.status).toBe(status);
	expect(answer.text).toContain(said);
	expect(await countOf('kernel.item')).toBe(before);
});

test('ten thousand pictures are refused', async () => {
	const ana = new Visitor();
	const one = Buffer.from(await picture()).toString('base64');
	const html = `<p>${`<img src="data:image/png;base64,${one}">`.repeat(10_000)}</p>`;
	const answer = await send(ana, '/pads/import', 'many.html', html);
	expect(answer.status).toBe(413);
	expect(answer.text).toContain('more than 300 pictures');
});

test('pictures that cannot be read leave their words', async () => {
	const ana = new Visitor();
	const pictures = new Map([['a', { bytes: new Uint8Array(100).fill(7), type: 'image/png', width: 9, height: 9 }]]);
	const made = await send(ana, '/pads/import', 'day.docx', docxOf(await paper({ pictures })));
	expect(made.location).toContain('pictures=0&lost=1');
	expect(await textOf(idIn(made))).toContain('[A blue boat]');
});

test('a refused title keeps the file that was read', async () => {
	const ana = new Visitor();
	const refused = await send(ana, '/pads/import', 'a.md', 'Hello', { title: 'x'.repeat(300) });
	expect(refused.status).toBe(422);
	const name = /name="brought" value="([^"]+)"/.exec(refused.text)![1]!;
	expect(refused.text).toContain('a.md');
	const made = await ana.post('/pads/import', 'import', { brought: name, title: 'Short' });
	expect(made.status, made.text).toBe(303);
	expect(await textOf(idIn(made))).toBe('Hello');
	expect((await ana.post('/pads/import', 'import', { brought: name, title: 'Again' })).status).toBe(410);
	expect((await ana.post('/pads/import', 'import', { brought: 'x.y', title: 'Ours' })).status).toBe(410);
});

const bytesOf = async (
	who: Visitor,
	path: string
): Promise<{ status: number; type: string; bytes: Uint8Array; name: string }> => {
	const answer = await who.app.request(`http://localhost:3000${path}`, { headers: { 'user-agent': who.agent } });
	return {
		status: answer.status,
		type: answer.headers.get('content-type') ?? '',
		bytes: new Uint8Array(await answer.arrayBuffer()),
		name: answer.headers.get('content-disposition') ?? ''
	};
};

test('a pad leaves as every kind of file, with its pictures, and with its comments where asked', async () => {
	const ana = new Visitor();
	const pad = idIn(await send(ana, '/pads/import', 'day.docx', docxOf(await paper())));
	const docx = await bytesOf(ana, `/pads/${pad}/text.docx?comments=1`);
	expect(docx.name).toContain('our-day.docx');
	const files = unzipSync(docx.bytes);
	expect(Object.keys(files).filter((path) => path.startsWith('word/media/'))).toHaveLength(1);
	expect(strFromU8(files['word/comments.xml']!)).toContain('Who brings it?');
	expect(strFromU8(files['word/document.xml']!)).toMatch(/<w:commentRangeStart w:id="0"\/><w:r><w:t [^>]*>bread/);
	expect(Object.keys(unzipSync((await bytesOf(ana, `/pads/${pad}/text.docx`)).bytes))).not.toContain(
		'word/comments.xml'
	);
	const odt = unzipSync((await bytesOf(ana, `/pads/${pad}/text.odt?comments=1`)).bytes);
	expect(strFromU8(odt['content.xml']!)).toContain('office:annotation');
	const html = strFromU8((await bytesOf(ana, `/pads/${pad}/text.html?comments=1`)).bytes);
	expect(html).toMatch(/<img src="data:image\/\w+;base64,/);
	expect(html).toContain('<span data-comment="0">bread</span><sup id="words-1"><a href="#comment-1"');
	expect(html).toContain('Who brings it?');
	const markdown = strFromU8((await bytesOf(ana, `/pads/${pad}/text.md?comments=1`)).bytes);
	expect(markdown).toContain('bread[^comment-1]');
	expect(markdown).toContain('[^comment-1]: > bread');
	expect((await bytesOf(ana, `/pads/${pad}/text.pdf`)).status).toBe(404);
	expect((await ana.ask(`/pads/${pad}`)).text).not.toContain('text.pdf');
	expect((await ana.ask(`/pads/${pad}/print`)).text).toContain('<h2>Picnic</h2>');
});

test('a page of ours that comes back is the same text', async () => {
	const ana = new Visitor();
	const text =
		'# One\n\n## Two\n\nWords **bold** and `code`\n\n- a\n  - b\n\n3. c\n\n- [x] d\n\n> e\n\n```js\nf\n```\n\n---\n\n| G | H |\n| --- | --- |\n| i | j |\n';
	const pad = await padOf(newGuest(), { text });
	const html = (await ana.ask(`/pads/${pad}/text.html`)).text;
	// What a style sheet holds is not unescaped by those who read it.
	expect(/<style>(.*?)<\/style>/s.exec(html)![1]).not.toContain('&quot;');
	const again = idIn(await send(ana, '/pads/import', 'again.html', html));
	const shapeOf = async (one: string) =>
		JSON.stringify(treeOf(await readDocument(documentKind, one))).replace(/"column":"\w+"/g, '');
	expect(JSON.parse((await shapeOf(again)).replaceAll(',}', '}'))).toEqual(
		JSON.parse((await shapeOf(pad)).replaceAll(',}', '}'))
	);
});

test('programs bring files and take files along', async () => {
	const program = new Visitor();
	const made = await program.ask('/api/v1/pads/imports?fileName=day.odt&keepDays=30', {
		method: 'POST',
		headers: { 'content-type': 'application/vnd.oasis.opendocument.text' },
		body: odtOf(await paper()) as Uint8Array<ArrayBuffer>
	});
	expect(made.status, made.text).toBe(201);
	const { id, pictures, comments, manageUrl } = JSON.parse(made.text);
	expect({ pictures, comments }).toEqual({ pictures: 1, comments: 1 });
	expect(manageUrl).toContain('/key/');
	expect(JSON.parse((await program.ask(`/api/v1/pads/${id}`)).text).title).toBe('Our day');
	const added = await program.ask(`/api/v1/pads/${id}/imports?fileName=more.md`, { method: 'POST', body: '**More**' });
	expect(added.status, added.text).toBe(201);
	const file = await bytesOf(program, `/api/v1/pads/${id}/exports/docx`);
	expect(file.type).toContain('wordprocessingml');
	expect(strFromU8(unzipSync(file.bytes)['word/document.xml']!)).toContain('More');
	expect((await program.ask(`/api/v1/pads/${id}/exports/exe`)).status).toBe(404);
	const refused = await program.ask('/api/v1/pads/imports?fileName=a.docx', { method: 'POST', body: 'words' });
	expect({ status: refused.status, code: JSON.parse(refused.text).code }).toEqual({
		status: 422,
		code: 'pads.file-broken'
	});
});

test('a text that a program brings is what its content type says, and is called after its file', async () => {
	const program = new Visitor();
	const bring = async (query: string, type: string, body: string) => {
		const made = await program.ask(`/api/v1/pads/imports${query}`, {
			method: 'POST',
			headers: { 'content-type': `${type}; charset=utf-8` },
			body
		});
		expect(made.status, made.text).toBe(201);
		return JSON.parse((await program.ask(`/api/v1/pads/${JSON.parse(made.text).id}`)).text);
	};
	expect((await bring('', 'text/markdown', '- [x] chairs')).text).toBe('- [x] chairs\n');
	expect((await bring('', 'text/html', '<p>A <b>boat</b></p>')).text).toBe('A **boat**\n');
	expect((await bring('?fileName=Our_list.md', 'text/plain', '- bread')).title).toBe('Our list');
});

const samples: [string, string][] = [
	['test.docx', 'Hello from Etherpad test DOCX import'],
	['test.odt', 'Hello from Etherpad test ODT import']
];

test.runIf(etherpadSamples).each(samples)(
	`%s of Etherpad is read${etherpadSamples ? '' : ' (samples are absent)'}`,
	async (name, text) => {
		const made = await send(new Visitor(), '/pads/import', name, readFileSync(join(etherpadSamples!, name)));
		expect(await textOf(idIn(made))).toBe(text);
	}
);

test('a moment of the past leaves as a file too', async () => {
	const ana = newGuest();
	const pad = await padOf(ana, { text: 'Before' });
	await perform(addText, { pad, text: 'After' }, { ...houseCaller, actor: ana });
	const textAt = async (n: string) =>
		strFromU8(unzipSync((await bytesOf(new Visitor(), `/pads/${pad}/text.odt?at=${n}`)).bytes)['content.xml']!);
	expect(await textAt('1')).not.toContain('After');
	expect(await textAt('2')).toContain('After');
	expect((await new Visitor().ask(`/pads/${pad}/text.docx?at=99`)).status).toBe(404);
	expect((await new Visitor().ask(`/pads/${pad}/print?at=1`)).text).not.toContain('After');
});

test('a Markdown pad takes a file as Markdown, and leaves with its formulas', async () => {
	const pad = await padOf(newGuest(), { kind: 'markdown', text: 'It is $a^2$.' });
	const added = await send(new Visitor(), `/pads/${pad}/import`, 'day.docx', docxOf(await paper()));
	expect(added.status, added.text).toBe(303);
	const who = new Visitor();
	const markdown = (await who.ask(`/pads/${pad}/text.md`)).text;
	expect(markdown).toMatch(/^It is \$a\^2\$\.\n\n# Our day\n\n# Picnic\n\nWe bring bread and \*\*cheese\*\*/);
	expect(markdown).toMatch(/!\[A blue boat\]\(<\/pads\/\w+\/pictures\//);
	expect((await who.ask(`/pads/${pad}/text.html`)).text).toContain('<math');
	const docx = unzipSync((await bytesOf(who, `/pads/${pad}/text.docx`)).bytes);
	expect(strFromU8(docx['word/document.xml']!)).toContain('$a^2$');
	expect(Object.keys(docx).some((path) => path.startsWith('word/media/'))).toBe(true);
});

test.each(['docx', 'odt', 'html', 'md'])(
	'comments that were made here go out and come in again on their words: %s',
	async (format) => {
		const [ana, visitor] = [newGuest(), new Visitor()];
		const pad = await padOf(ana, { text: 'We meet at the lighthouse.' });
		await perform(
			comment,
			{ pad, text: 'Which one?', quote: 'lighthouse', name: 'Ana' },
			{ ...houseCaller, actor: ana }
		);
		const { bytes } = await bytesOf(visitor, `/pads/${pad}/text.${format}?comments=1`);
		const again = idIn(await send(visitor, '/pads/import', `a.${format}`, bytes));
		const [thread] = await allThreads(again);
		expect(await textOf(again)).toBe('We meet at the lighthouse.');
		expect(thread).toMatchObject({ quote: 'lighthouse', comments: [{ text: 'Ana: Which one?' }] });
	}
);

test.each(['docx', 'odt', 'html', 'md'])(
	'what was suggested here can still be accepted where it comes in again: %s',
	async (format) => {
		const [ana, bo] = [newGuest(), newGuest()];
		const [by, visitor] = [{ ...houseCaller, actor: ana }, new Visitor()];
		const pad = await padOf(ana, { text: 'We meet **at the** lighthouse.\n\n- on Monday\n- with bread' });
		await perform(suggest, { pad, quote: 'on Monday', words: 'on Tuesday', text: 'Ana is away', name: 'Bo' }, by);
		await perform(suggest, { pad, quote: 'with bread', words: '', name: 'Bo' }, by);
		const third = await perform(suggest, { pad, quote: 'the lighthouse', words: 'the pier', name: 'Bo' }, by);
		await perform(declineSuggestion, { pad, thread: (third as { id: string }).id }, by);
		const { bytes } = await bytesOf(visitor, `/pads/${pad}/text.${format}?comments=1`);
		const file = await bring(`a.${format}`, bytes, '');
		const made = (await perform(importPad, { brought: file, name: 'Bo' }, { ...houseCaller, actor: bo })) as Imported;
		const again = made.item.id;
		const threads = await allThreads(again);
		expect(threads.map(({ quote, suggestion }) => [quote, suggestion?.words])).toEqual(
			expect.arrayContaining([
				['on Monday', 'on Tuesday'],
				['with bread', ''],
				['the lighthouse', undefined]
			])
		);
		const open = threads.filter(({ suggestion }) => suggestion);
		for (const { id } of open)
			await perform(acceptSuggestion, { pad: again, thread: id }, { ...houseCaller, actor: bo });
		expect(await textOf(again)).toMatch(/^We meet at the lighthouse\.\s+- on Tuesday\s+-?\s*$/);
	}
);

test.each(['docx', 'odt', 'html', 'md'])(
	'comments on the whole pad, and those on a Markdown pad, go out and come in again: %s',
	async (format) => {
		const [ana, visitor] = [newGuest(), new Visitor()];
		const by = { ...houseCaller, actor: ana };
		const again = async (pad: string) => {
			const { bytes } = await bytesOf(visitor, `/pads/${pad}/text.${format}?comments=1`);
			return allThreads(idIn(await send(visitor, '/pads/import', `a.${format}`, bytes)));
		};
		const rich = await padOf(ana, { text: 'Bread' });
		for (const text of ['Well done', 'And good']) await perform(comment, { pad: rich, text, name: 'Ana' }, by);
		expect((await again(rich)).map(({ anchor, comments }) => [anchor, comments.map(({ text }) => text)])).toEqual([
			[null, ['Ana: Well done']],
			[null, ['Ana: And good']]
		]);
		const source = '# Bread\n\n- some **bread and wine**\n- **bread and wine**\n';
		const markdown = await padOf(ana, { text: source, kind: 'markdown' });
		await perform(comment, { pad: markdown, text: 'Red?', quote: '- **bread and wine**', name: 'Ana' }, by);
		const [thread] = await again(markdown);
		expect(thread).toMatchObject({ quote: 'bread and wine', comments: [{ text: 'Ana: Red?' }] });
		expect(thread!.anchor!.before).not.toMatch(/some $/);
	}
);

test('threads and answers that were written within one second come in again in their order', async () => {
	const visitor = new Visitor();
	const at = new Date('2026-03-01T10:00:00Z');
	const said = ['Who brings it?', 'I do.', 'So do I.', 'And I.', 'Then all is well.'].map((text) => ({
		name: 'Ana',
		at,
		text
	}));
	const others = said.map((one, place) => ({ id: String(place + 1), done: false, said: [one] }));
	const file = docxOf(await paper({ remarks: [{ id: '0', done: false, said }, ...others] }));
	const threads = await allThreads(idIn(await send(visitor, '/pads/import', 'a.docx', file)));
	const [long, ...short] = threads.toSorted((one, other) => other.comments.length - one.comments.length);
	const texts = said.map(({ text }) => `Ana: ${text}`);
	expect(long!.comments.map(({ text }) => text)).toEqual(texts);
	expect(short.map(({ comments }) => comments[0]!.text)).toEqual(texts);
});
