/** The API describes itself (OpenAPI 3.1): written from the same shapes that check what comes in. */
import { z } from 'zod';
import { settings } from '../../settings/settings.ts';
import { components, held, itemPassword, problemAnswer } from './openapi-components.ts';
import { type Route, scopeOf } from './route.ts';

type Json = Record<string, unknown>;

const shapeOf = (shape: z.ZodType, io: 'input' | 'output'): Json =>
	z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;

const needsAccount = ({ needs }: Route): boolean => needs === 'account';

/** With which statuses an address may refuse. */
function refusalsOf(route: Route): Json {
	const { path, method } = route;
	const changes = method !== 'get';
	const met = [
		...(needsAccount(route) ? [401] : []),
		403,
		...(path.includes('{') ? [404] : []),
		...(path.includes('{item}') ? [410] : []),
		...(changes ? [409, 413, 422, 428, 507] : []),
		429
	];
	return Object.fromEntries(met.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]));
}

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

function queryOf({ query }: Route): Json[] {
	if (!query) return [];
	const { properties = {}, required = [] } = shapeOf(query, 'input') as { properties?: Json; required?: string[] };
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		schema
	}));
}

const parametersOf = (route: Route): Json[] => [
	...namesIn(route.path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
	...queryOf(route),
	...(route.method === 'post'
		? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } }]
		: []),
	...(route.path.includes('{item}') ? [itemPassword] : [])
];

/** A file of JSON is read as what it holds. */
const fileOf = (type: string): Json =>
	type === 'application/json' ? { type: 'object' } : { type: 'string', format: 'binary' };

const fileBody = (types: string[]): Json => ({
	required: true,
	content: Object.fromEntries(types.map((type) => [type, { schema: fileOf(type) }]))
});

/** The body is the action's input, without what stands in the address; nothing where nothing is left. */
function bodyOf(route: Route): Json | undefined {
	if (route.method === 'get') return undefined;
	if (route.takes) return fileBody(route.takes.types);
	const { $schema: _, ...shape } = shapeOf(route.body ?? route.calls.input, 'input');
	const properties = shape.properties as Json | undefined;
	if (properties && !route.body) {
		const inAddress = [...namesIn(route.path), route.calls.on];
		for (const name of inAddress) delete properties[name as string];
		shape.required = ((shape.required as string[]) ?? []).filter((name) => !inAddress.includes(name));
	}
	if (properties && Object.keys(properties).length === 0) return undefined;
	const required = ((shape.required as string[]) ?? []).length > 0;
	return {
		...(required ? { required } : {}),
		content: { 'application/json': { schema: shape, ...(route.example ? { example: route.example } : {}) } }
	};
}

/** What the guard weighs may be held back, and the answer says so. */
const mayBeHeld = (route: Route): boolean => route.method !== 'get' && route.calls.weigh !== undefined;

const withHeld = (shape: Json): Json =>
	shape.type === 'object' ? { ...shape, properties: { ...(shape.properties as Json), held } } : shape;

const asJson = (schema: Json): Json => ({ 'application/json': { schema } });

function contentOf(route: Route): Json | undefined {
	const { answers, files } = route;
	const shape = answers && shapeOf(answers, 'output');
	const json = shape && asJson(mayBeHeld(route) ? withHeld(shape) : shape);
	const typed = files?.map((file) => file.split(';')[0]!).map((type) => [type, { schema: fileOf(type) }]);
	return json || typed ? { ...Object.fromEntries(typed ?? []), ...json } : undefined;
}

function donesOf(route: Route): Json {
	const status = route.status ?? (route.method === 'post' ? 201 : 200);
	const content = contentOf(route);
	const done = { [status]: { description: route.says, ...(content ? { content } : {}) } };
	if (status !== 204 || !mayBeHeld(route)) return done;
	const shape = { type: 'object', required: ['held'], properties: { held } };
	return { ...done, 200: { description: 'The same; and the guard holds it back.', content: asJson(shape) } };
}

function operationOf(route: Route, tool: string): Json {
	const body = bodyOf(route);
	return {
		tags: [tool],
		summary: route.says,
		operationId: `${route.method}-${route.path.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}`,
		parameters: parametersOf(route),
		...(body ? { requestBody: body } : {}),
		responses: {
			...donesOf(route),
			...refusalsOf(route),
			default: { description: 'Refused.', content: problemAnswer }
		},
		security: [...(needsAccount(route) ? [] : [{}]), { bearer: [scopeOf(tool, route)] }]
	};
}

export function openApiOf(rooms: { id: string; api: Route[] }[]): Json {
	const paths: Record<string, Json> = {};
	for (const room of rooms) {
		for (const route of room.api) {
			paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, room.id) };
		}
	}
	return {
		openapi: '3.1.0',
		info: {
			title: settings().HOST_NAME,
			version: '1',
			license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' }
		},
		servers: [{ url: `${settings().BASE_URL}/api/v1` }],
		paths,
		components
	};
}
