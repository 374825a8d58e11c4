import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { afterCommit, carrier, sendAlong, transaction, wholePool } from './connection.ts';

openTestHouse();

const names = async () =>
	(await carrier()<{ name: string }[]>`select name from kernel.actor where kind = 'guest' order by name`).map(
		({ name }) => name
	);
const add = (id: string, name: string) =>
	carrier()`insert into kernel.actor (id, kind, name) values (${id}, 'guest', ${name})`;

test('all of a transaction is kept, or nothing', async () => {
	await transaction(async () => {
		await sendAlong(add('a', 'Ana'));
		await add('b', 'Bo');
	});
	expect(await names()).toEqual(['Ana', 'Bo']);
	const broken = transaction(async () => {
		await add('c', 'Chloe');
		throw new Error('no');
	});
	await expect(broken).rejects.toThrow('no');
	expect(await names()).toEqual(['Ana', 'Bo']);
});

test('a write nobody waited for undoes the whole when it fails', async () => {
	const heard: string[] = [];
	const twice = transaction(async () => {
		await add('d', 'Dov');
		await sendAlong(add('a', 'Ana again'));
		afterCommit(() => void heard.push('told'));
		return 'kept';
	});
	await expect(twice).rejects.toMatchObject({ code: '23505' });
	expect(await names()).toEqual(['Ana', 'Bo']);
	expect(heard).toEqual([]);
});

test('what follows the commit is heard once all is kept, and others see it', async () => {
	const seen = await transaction(async () => {
		await add('e', 'Eve');
		afterCommit(async () => {
			const rows = await wholePool()`select 1 from kernel.actor where id = 'e'`;
			expect(rows).toHaveLength(1);
		});
		return (await wholePool()`select 1 from kernel.actor where id = 'e'`).length;
	});
	expect(seen).toBe(0);
});

test('a transaction inside another is part of it', async () => {
	const outer = transaction(async () => {
		await transaction(async () => add('f', 'Farid'));
		throw new Error('no');
	});
	await expect(outer).rejects.toThrow('no');
	expect(await names()).not.toContain('Farid');
});
