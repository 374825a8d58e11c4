import type { Socket } from 'node:net';
import type { PoolClient } from 'pg';
import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { addressHere } from '../database/connection.ts';
import { poolFor } from './pool.ts';

openTestHouse();

test('what the queue asked over a connection that is lost is asked again by it', async () => {
	const pool = poolFor(addressHere());
	const client = (await pool.connect()) as PoolClient & { connection: { stream: Socket } };
	const asked = client.query('select pg_sleep(5)');
	client.connection.stream.destroy();
	await expect(asked).rejects.toMatchObject({ code: 'EHOSTUNREACH' });
	client.release(true);
	await pool.end();
});
