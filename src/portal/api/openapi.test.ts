import { writeFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse();
const app = appOf(rooms, async () => true);

type Described = { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };

test('the API describes itself in valid OpenAPI 3.1', async () => {
	const answer = await app.request('/api/v1/openapi.json');
	expect(answer.headers.get('content-type')).toBe('application/json');
	const described = (await answer.json()) as Described;
	if (process.env.DUMP) writeFileSync(process.env.DUMP, JSON.stringify(described, null, 1));
	expect(await new Validator().validate(described)).toEqual({ valid: true });
	expect(described.openapi).toBe('3.1.0');
});

test('every route of the house is described once, under a name of its own', async () => {
	const { paths } = (await (await app.request('/api/v1/openapi.json')).json()) as Described;
	const names = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
	expect(names).toHaveLength(rooms.flatMap((room) => room.api).length);
	expect(new Set(names).size).toBe(names.length);
});
