import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { block, words } from '../text/tree.ts';
import { htmlOf } from './html.tsx';
import { lane } from './lane.ts';
import { odtOf } from './odt/write.ts';
import { makesPdf, pdfOf } from './pdf.ts';
import { workApart } from './sandbox.ts';
import { paperOf } from './trial.ts';

const tree = [block('heading', [words('A head')], { level: 1 }), block('paragraph', [words('Words for paper')])];
const paper = paperOf(tree, { pictures: new Map() });
const sources = { page: async () => htmlOf(paper), text: async () => odtOf(paper) };

const makers = ['/usr/bin/chromium', '/usr/bin/soffice'];
const bounds = { seconds: 20, megabytes: 500 };
const leftBehind = () => readdirSync(tmpdir()).filter((name) => name.startsWith('archipel-apart-'));

test.each(makers)('%s makes a PDF', { timeout: 120_000 }, async (path) => {
	if (!existsSync(path)) return;
	useSettings(readSettings({ PDF_MAKER: path }));
	expect(makesPdf()).toBe(true);
	const pdf = Buffer.from(await pdfOf(sources));
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	expect(pdf.length).toBeGreaterThan(2000);
});

test('a host without such a program says so', async () => {
	useSettings(readSettings({ PDF_MAKER: 'off' }));
	expect(makesPdf()).toBe(false);
	await expect(pdfOf(sources)).rejects.toMatchObject({ code: 'pads.no-pdf', status: 404 });
});

const shell = (script: string, gives = {}) => ({
	command: '/bin/sh',
	words: () => ['-c', script],
	gives,
	takes: 'out'
});

test('a program kept apart finds what it is given, no secret of ours, and leaves nothing behind', async () => {
	const before = leftBehind();
	process.env.SECRET_OF_OURS = 'x';
	const script = 'cat given > out; env | grep -c SECRET_OF_OURS >> out; touch more';
	const out = Buffer.from((await workApart(shell(script, { given: 'hello ' }), bounds))!).toString();
	expect(out).toBe('hello 0\n');
	expect(leftBehind()).toEqual(before);
});

test('a program that takes too long, too much memory, or fails gives nothing', { timeout: 60_000 }, async () => {
	const began = Date.now();
	expect(await workApart(shell('sleep 60 & sleep 60; echo a > out'), { seconds: 1, megabytes: 100 })).toBeNull();
	const hungry = `exec ${process.execPath} -e "const a=[];setInterval(()=>a.push(Buffer.alloc(2e7,1)),10)"`;
	expect(await workApart(shell(hungry), { seconds: 40, megabytes: 200 })).toBeNull();
	expect(await workApart(shell('echo a > out; exit 3'), bounds)).toBeNull();
	expect(await workApart(shell('true'), bounds)).toBeNull();
	expect(Date.now() - began).toBeLessThan(30_000);
});

test('a program kept apart reaches nobody', async () => {
	let asked = 0;
	const server = createServer((_request, answer) => {
		asked++;
		answer.end('here');
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as { port: number };
	const script = `${process.execPath} -e "fetch('http://127.0.0.1:${port}').then(()=>console.log('got'),()=>console.log('no'))" > out`;
	const out = Buffer.from((await workApart(shell(script), bounds)) ?? []).toString();
	server.close();
	expect(out.trim()).toBe('no');
	expect(asked).toBe(0);
});

test('heavy work takes turns, and too many are told to come again', async () => {
	const turns = lane(1, 1);
	const steps: string[] = [];
	const work = (name: string) => async () => {
		steps.push(`${name} begins`);
		await new Promise((go) => setTimeout(go, 10));
		steps.push(`${name} ends`);
	};
	const all = [turns(work('a')), turns(work('b')), turns(work('c'))];
	const [, , third] = await Promise.allSettled(all);
	expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
	expect(third).toMatchObject({ status: 'rejected', reason: { code: 'pads.too-busy' } });
});
