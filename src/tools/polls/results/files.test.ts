import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { readCsv } from '#base/spreadsheet/read-csv.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { ask, labels, pollOf, read } from './trial.ts';

// Names that are formulas with addresses in them would be held back.
openTestHouse({ GUARD: 'shadow' });

const trap = '=HYPERLINK("http://evil.example","Dov")';
const votes: Parameters<typeof pollOf>[1] = [
	['Ana', { 1: 'yes', 2: 'maybe' }],
	[trap, { 1: 'no' }],
	['Éloïse, "la grande"', { 2: 'yes' }]
];
const dates = {
	kind: 'date' as const,
	title: 'Réunion; d’été\r\n',
	options: [
		{ start: '2026-10-24T20:00', end: '2026-10-24T22:00' },
		{ day: '2026-10-26', text: 'evening' }
	],
	settings: { zone: 'Europe/Paris', place: 'Hall' }
};

const csvLimits = { rows: 1e4, columns: 1e4, letters: 1e4 };
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

const file = async (id: string, kind: string, key?: string) => {
	const answer = await ask('GET', `/polls/${id}/results.${kind}`, undefined, key);
	expect(answer.status).toBe(200);
	return answer;
};

test('a CSV comes back row by row, and no name runs as a formula', async () => {
	const { id } = await pollOf({ options: labels('Bread', '=1+1') }, votes);
	const answer = await file(id, 'csv');
	expect(answer.headers.get('content-type')).toContain('text/csv');
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
	const { rows } = readCsv(text, csvLimits);
	expect(rows.map((row) => row.slice(0, 3))).toEqual([
		['Who', 'Bread', "'=1+1"],
		['Ana', 'Yes', 'If need be'],
		[`'${trap}`.replace(',"', `,"`), 'No', ''],
		['Éloïse, "la grande"', '', 'Yes']
	]);
	if (!has('python3')) return;
	const python =
		'import csv,io,json,sys;print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"),newline="")))))';
	expect(JSON.parse(execFileSync('python3', ['-c', python], { input: text }).toString())).toEqual(rows);
});

test('a file speaks the language of whoever asks, and bears the title', async () => {
	const { id } = await pollOf(dates, votes);
	const answer = await read(`/polls/${id}/results.csv`, 'fr');
	expect(answer.headers.get('content-disposition')).toBe(
		`attachment; filename="reunion-d-ete.csv"; filename*=UTF-8''R%C3%A9union%3B%20d%E2%80%99%C3%A9t%C3%A9.csv`
	);
	const { rows } = readCsv(await answer.text(), csvLimits);
	expect(rows[0]).toEqual([
		'Qui',
		'samedi 24 octobre 2026, 20:00 – 22:00',
		'lundi 26 octobre 2026, evening',
		'Répondu le'
	]);
	expect(rows[1]!.slice(0, 3)).toEqual(['Ana', 'Oui', 'Si besoin']);
});

// Of LibreOffice, a machine may have the part for texts alone.
test.runIf(has('localc'))(
	'LibreOffice opens XLSX and ODS and sees the answers, not formulas',
	{ timeout: 120_000 },
	async () => {
		const { id } = await pollOf({ options: labels('Bread', '=1+1') }, votes);
		const folder = mkdtempSync(join(tmpdir(), 'results-'));
		try {
			for (const kind of ['xlsx', 'ods'])
				writeFileSync(join(folder, `${kind}.${kind}`), await (await file(id, kind)).bytes());
			const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
			const asked = ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'];
			const paths = ['xlsx', 'ods'].map((kind) => join(folder, `${kind}.${kind}`));
			execFileSync('soffice', [home, ...asked, '--outdir', folder, ...paths], { stdio: 'ignore' });
			for (const kind of ['xlsx', 'ods']) {
				const { rows } = readCsv(readFileSync(join(folder, `${kind}.csv`), 'utf8'), csvLimits);
				expect(rows[0]!.slice(0, 3)).toEqual(['Who', 'Bread', '=1+1']);
				expect(rows[2]!.slice(0, 3)).toEqual([trap, 'No', '']);
			}
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}
);

const eventsIn = (text: string) =>
	new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
		summary: event.getFirstPropertyValue('summary'),
		status: event.getFirstPropertyValue('status'),
		start: String(event.getFirstPropertyValue('dtstart')),
		uid: String(event.getFirstPropertyValue('uid'))
	}));

test('dates are tentative while nothing is decided', async () => {
	const { id } = await pollOf(dates, votes);
	const answer = await file(id, 'ics');
	expect(answer.headers.get('content-type')).toContain('text/calendar');
	expect(eventsIn(await answer.text())).toEqual([
		{ summary: 'Réunion; d’été', status: 'TENTATIVE', start: '2026-10-24T18:00:00Z', uid: `${id}-1@localhost` },
		{ summary: 'Réunion; d’été (evening)', status: 'TENTATIVE', start: '2026-10-26', uid: `${id}-2@localhost` }
	]);
});

test('a poll without dates has no calendar', async () => {
	const { id } = await pollOf({ options: labels('Bread') });
	const answer = await ask('GET', `/polls/${id}/results.ics`);
	expect(answer.status).toBe(404);
	expect(await answer.json()).toMatchObject({ code: 'polls.no-dates' });
});

const kinds = ['csv', 'xlsx', 'ods', 'json'];

async function everythingIn(id: string, key?: string): Promise<string> {
	const { unzipSync, strFromU8 } = await import('fflate');
	const texts = await Promise.all(
		kinds.map(async (kind) => {
			const bytes = await (await file(id, kind, key)).bytes();
			return bytes[0] === 0x50
				? Object.values(unzipSync(bytes))
						.map((part) => strFromU8(part))
						.join()
				: strFromU8(bytes);
		})
	);
	return texts.join();
}

test('hidden names are in no file of a reader, and in those of the owner', async () => {
	const { id, manageKey } = await pollOf({ options: labels('Bread'), settings: { names: 'hidden' } }, [
		['Zébulon', { 1: 'yes' }]
	]);
	await ask('POST', `/polls/${id}/ballots`, { name: 'Yolande', choices: { 1: 'no' } });
	const seen = await everythingIn(id);
	expect(seen).not.toMatch(/Zébulon|Yolande/);
	expect(seen).not.toMatch(/"(turns|at)":/);
	const owned = await everythingIn(id, manageKey);
	for (const name of ['Zébulon', 'Yolande']) expect(owned).toContain(name);
});

test('an anonymous poll has names in no file at all, not even its owner’s', async () => {
	const { id, manageKey } = await pollOf({ options: labels('Bread'), settings: { anonymous: true } }, [
		['Zébulon', { 1: 'yes' }]
	]);
	expect(await everythingIn(id, manageKey)).not.toMatch(/Zébulon|Who/);
});

test('a CSV with a wrong key, or of a poll that is not there, is refused', async () => {
	const { id } = await pollOf({ options: labels('Bread') });
	expect((await ask('GET', `/polls/${id}/results.csv`, undefined, 'x'.repeat(26))).status).toBe(403);
	expect((await ask('GET', '/polls/nothing/results.csv')).status).toBe(404);
});

test('what is decided is confirmed, and the other dates are gone', async () => {
	const { id, manageKey } = await pollOf(dates, votes);
	const decided = await ask('PUT', `/polls/${id}/decision`, { options: ['1'] }, manageKey);
	expect(decided.status).toBeLessThan(300);
	expect(eventsIn(await (await read(`/polls/${id}/results.ics`)).text())).toMatchObject([
		{ status: 'CONFIRMED', start: '2026-10-24T18:00:00Z', uid: `${id}-1@localhost` }
	]);
});
