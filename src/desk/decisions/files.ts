/** The log as files: a table that no spreadsheet runs, and plain JSON. */
import { attachment } from '#base/attachment.ts';
import { csvOf } from '#base/spreadsheet/csv.ts';
import type { Column, Table } from '#base/spreadsheet/table.ts';
import { resource } from '#kernel/web/page.ts';
import { logFilterOf } from './log.tsx';
import { type DeedLine, deedLines, type LogLine, logLines } from './store.ts';

const mostLines = 100_000;

const columns: [keyof LogLine, Column['kind']][] = [
	['id', 'text'],
	['at', 'moment'],
	['name', 'text'],
	['what', 'text'],
	['why', 'text'],
	['words', 'text'],
	['tool', 'text'],
	['item', 'text'],
	['part', 'text'],
	['title', 'text'],
	['sweep', 'text'],
	['undoneAt', 'moment'],
	['undoneBy', 'text']
];

export const tableOf = (lines: readonly LogLine[]): Table => ({
	name: 'log',
	columns: columns.map(([title, kind]) => ({ title, kind })),
	rows: lines.map((line) => columns.map(([name]) => line[name]))
});

const deedTable = (lines: readonly DeedLine[]): Table => ({
	name: 'deeds',
	columns: [
		{ title: 'id', kind: 'text' },
		{ title: 'at', kind: 'moment' },
		{ title: 'name', kind: 'text' },
		{ title: 'act', kind: 'text' },
		{ title: 'about', kind: 'text' }
	],
	rows: lines.map(({ id, at, name, act, about }) => [id, at, name, act, about === null ? '' : JSON.stringify(about)])
});

const fileOf = (text: string, type: string, ending: string): Response =>
	new Response(text, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': attachment('desk log', ending),
			'cache-control': 'private, no-store'
		}
	});

export const logTable = resource('/desk/log.csv', {
	needs: 'moderator',
	answer: async ({ query }) =>
		fileOf(csvOf(tableOf(await logLines(logFilterOf(query), null, mostLines, true))), 'text/csv', 'csv')
});

export const logJson = resource('/desk/log.json', {
	needs: 'moderator',
	answer: async ({ query }) =>
		fileOf(
			JSON.stringify(await logLines(logFilterOf(query), null, mostLines, true), null, '\t'),
			'application/json',
			'json'
		)
});

export const deedsTable = resource('/desk/log/deeds.csv', {
	needs: 'admin',
	answer: async () => fileOf(csvOf(deedTable(await deedLines(null, mostLines))), 'text/csv', 'csv')
});

export const deedsJson = resource('/desk/log/deeds.json', {
	needs: 'admin',
	answer: async () => fileOf(JSON.stringify(await deedLines(null, mostLines), null, '\t'), 'application/json', 'json')
});
