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

test('every list that has a next page says how to ask for it', async () => {
	const { paths } = (await (await app.request('/api/v1/openapi.json')).json()) as {
		paths: Record<string, { get?: Get }>;
	};
	const lists = Object.entries(paths).filter(([, { get }]) => shapeOf(get)?.properties?.next !== undefined);
	expect(lists.length).toBeGreaterThan(6);
	const silent = lists.filter(
		([, { get }]) => !get!.parameters.some((one) => one.in === 'query' && one.name === 'cursor')
	);
	expect(silent.map(([path]) => path)).toEqual([]);
});

test('what a poll is made of is described, not only that there is a list of it', async () => {
	const { paths } = (await (await app.request('/api/v1/openapi.json')).json()) as Posting;
	const { options } = paths['/polls']!.post.requestBody.content['application/json'].schema.properties;
	expect(Object.keys(options!.items.properties)).toEqual(
		expect.arrayContaining(['label', 'day', 'start', 'end', 'capacity'])
	);
});

type Shape = { properties?: Record<string, unknown> };
type Get = {
	parameters: { name: string; in: string }[];
	responses: Record<string, { content?: Record<string, { schema: Shape }> }>;
};
type Posted = { properties: Record<string, { items: { properties: object } }> };
type Posting = {
	paths: Record<string, { post: { requestBody: { content: { 'application/json': { schema: Posted } } } } }>;
};

const shapeOf = (get?: Get): Shape | undefined => get?.responses[200]?.content?.['application/json']?.schema;
