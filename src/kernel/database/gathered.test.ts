import { beforeEach, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { afterCommit, carrier, transaction } from './connection.ts';
import { askedTogether, sentTogether } from './gathered.ts';
import { together } from './together.ts';

openTestHouse();

let said: string[][] = [];

beforeEach(async () => {
	said = [];
	await carrier()`create table if not exists guest (name text primary key, at int generated always as identity)`;
	await carrier()`truncate guest`;
});

type Row = { name: string };

const add = sentTogether<Row, Row>((rows) => {
	said.push(rows.map(({ name }) => name));
	return carrier()<Row[]>`
		insert into guest (name) select name from json_to_recordset(${rows as never}::json) as r (name text) returning name`;
});

const lengthOf = askedTogether(async (names: string[]) => {
	said.push(names);
	const rows = await carrier()<{ length: number }[]>`
		select length(name) from unnest(${names}::text[]) with ordinality as n (name, place) order by place`;
	return rows.map(({ length }) => length);
});

const names = async () => (await carrier()<Row[]>`select name from guest order by name`).map(({ name }) => name);
const crowd = ['Ana', 'Bo', 'Chloe', 'Dov'];
const all = <Result>(deed: (name: string) => Promise<Result>) =>
	Promise.all(crowd.map((name) => together(`thing ${name}`, () => deed(name))));

test('what a crowd writes at once is said once, and each hears of it before what follows the commit', async () => {
	const heard: string[] = [];
	await all(async (name) => {
		let own: string | undefined;
		await add({ name }, (rows) => {
			own = rows.find((row) => row.name === name)?.name;
		});
		afterCommit(() => void heard.push(own!));
	});
	expect(await names()).toEqual(crowd);
	expect(heard.toSorted()).toEqual(crowd);
	expect(said).toEqual([crowd]);
});

test('what a crowd asks at once is asked once, and each gets their own answer', async () => {
	expect(await all(lengthOf)).toEqual([3, 2, 5, 3]);
	expect(said).toEqual([crowd]);
});

test('whoever asks after writing finds what they wrote', async () => {
	const found = await all(async (name) => {
		await add({ name });
		return (await carrier()`select 1 from guest where name = ${name}`).length;
	});
	expect(found).toEqual([1, 1, 1, 1]);
});

test('where one of a crowd may not write, the others do', async () => {
	await carrier()`insert into guest (name) values ('Bo')`;
	const outcomes = await Promise.allSettled(crowd.map((name) => together(`thing ${name}`, async () => add({ name }))));
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
	expect(await names()).toEqual(crowd);
});

test('alone, each is said as it comes', async () => {
	await transaction(async () => {
		await add({ name: 'Ana' });
		expect(await names()).toEqual(['Ana']);
		await add({ name: 'Bo' });
	});
	await add({ name: 'Chloe' });
	expect(await lengthOf('Dov')).toBe(3);
	expect(said).toEqual([['Ana'], ['Bo'], ['Chloe'], ['Dov']]);
});
