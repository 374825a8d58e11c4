/** The API describes itself (OpenAPI 3.1): written from the same shapes that check what comes in. */
import { z } from 'zod';
import { settings } from '../../settings/settings.ts';
import { type Route, scopeOf } from './route.ts';

type Json = Record<string, unknown>;

const shapeOf = (shape: z.ZodType, io: 'input' | 'output'): Json =>
	z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;

const problem = {
	type: 'object',
	required: ['type', 'title', 'status', 'code'],
	properties: {
		type: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		code: { type: 'string', description: 'Stable: programs may rely on it.' },
		errors: {
			type: 'array',
			items: { type: 'object', properties: { field: { type: 'string' }, code: { type: 'string' } } }
		},
		challenge: { type: 'object', description: 'With guard.challenge: what to solve and send in the header Altcha.' }
	}
};

const itemPassword = {
	name: 'X-Item-Password',
	in: 'header',
	required: false,
	description: 'The password of the item, where it asks for one; percent-encoded.',
	schema: { type: 'string', maxLength: 200 }
};

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
	return { content: { 'application/json': { schema: shape, ...(route.example ? { example: route.example } : {}) } } };
}

function operationOf(route: Route, tool: string): Json {
	const status = route.status ?? (route.method === 'post' ? 201 : 200);
	const content = route.answers ? { 'application/json': { schema: shapeOf(route.answers, 'output') } } : undefined;
	const body = bodyOf(route);
	return {
		tags: [tool],
		summary: route.says,
		operationId: `${route.method}-${route.path.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}`,
		parameters: parametersOf(route),
		...(body ? { requestBody: body } : {}),
		responses: {
			[status]: { description: route.says, ...(content ? { content } : {}) },
			default: {
				description: 'Refused',
				content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
			}
		},
		security: [{}, { bearer: [scopeOf(tool, route)] }]
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
		components: {
			schemas: { Problem: problem },
			securitySchemes: {
				bearer: {
					type: 'http',
					scheme: 'bearer',
					description: 'A secret key (of an item, or of one answer) or a personal token.'
				}
			}
		}
	};
}
