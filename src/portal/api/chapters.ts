/** The description of the API as a page reads it: a chapter per room, an entry per route. Pure. */
import { type Field, fieldsOf, type Schema } from './fields.ts';

type Parameter = {
	name: string;
	in: 'path' | 'query' | 'header';
	required: boolean;
	schema: Schema;
	description?: string;
};
type Content = Record<string, { schema: Schema; example?: Record<string, unknown> }>;

export type Operation = {
	tags: string[];
	summary: string;
	operationId: string;
	parameters: Parameter[];
	requestBody?: { content: Content };
	responses: Record<string, { description: string; content?: Content }>;
	security: { bearer?: string[] }[];
};

export type Description = { servers: { url: string }[]; paths: Record<string, Record<string, Operation>> };

export type Entry = {
	id: string;
	method: string;
	path: string;
	says: string;
	scope: string;
	parameters: Field[];
	body: Field[];
	status: string;
	answer: Field[];
	curl: string;
};

export type Chapter = { room: string; entries: Entry[] };

const shapeOf = (content?: Content): Schema => content?.['application/json']?.schema ?? {};

const sampleOf = ({ kind, values, min }: Field): unknown => {
	if (values.length > 0) return values[0];
	const samples = {
		date: '2027-05-12',
		moment: '2027-05-12T18:30:00+02:00',
		address: 'https://example.org',
		mail: 'ana@example.org'
	};
	if (kind in samples) return samples[kind as keyof typeof samples];
	return { text: '…', number: min ?? 1, boolean: true, list: [], object: {}, any: '…' }[kind as 'text'];
};

/** A body with only what is needed, where the route names no example of its own. */
const leastBody = (body: Field[]): Record<string, unknown> =>
	Object.fromEntries(
		body.filter(({ name, required }) => required && !/[.[]/.test(name)).map((field) => [field.name, sampleOf(field)])
	);

/** In the shell a quote inside quotes is written by leaving them for a moment. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function curlOf(address: string, method: string, body: Record<string, unknown> | null): string {
	const lines = [method === 'get' ? `curl ${quoted(address)}` : `curl -X ${method.toUpperCase()} ${quoted(address)}`];
	if (body) lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`);
	return lines.join(' \\\n  ');
}

/** What must stand after the `?` for the address to answer. */
const leastQuery = (parameters: Parameter[]): string =>
	parameters
		.filter((parameter) => parameter.in === 'query' && parameter.required)
		.map(({ name }, place) => `${place === 0 ? '?' : '&'}${name}=…`)
		.join('');

function entryOf(server: string, path: string, method: string, operation: Operation): Entry {
	const content = operation.requestBody?.content;
	const body = fieldsOf(shapeOf(content));
	// Where nothing comes back, 200 is for what the guard holds back.
	const status = ['201', '204', '200'].find((code) => operation.responses[code])!;
	const done = operation.responses[status]!;
	const example = content ? (content['application/json']?.example ?? leastBody(body)) : null;
	const schema: Schema = {
		properties: Object.fromEntries(
			operation.parameters.map(({ name, schema, description }) => [
				name,
				{ ...(description ? { description } : {}), ...schema }
			])
		),
		required: operation.parameters.filter(({ required }) => required).map(({ name }) => name)
	};
	return {
		id: operation.operationId,
		method,
		path,
		says: operation.summary,
		scope: operation.security.find(({ bearer }) => bearer)?.bearer?.[0] ?? '',
		parameters: fieldsOf(schema),
		body,
		status,
		answer: fieldsOf(shapeOf(done.content)),
		curl: curlOf(server + path + leastQuery(operation.parameters), method, example)
	};
}

export function chaptersOf({ servers, paths }: Description): Chapter[] {
	const chapters = new Map<string, Entry[]>();
	for (const [path, operations] of Object.entries(paths)) {
		for (const [method, operation] of Object.entries(operations)) {
			const room = operation.tags[0]!;
			const entry = entryOf(servers[0]!.url, path, method, operation);
			chapters.set(room, [...(chapters.get(room) ?? []), entry]);
		}
	}
	return [...chapters].map(([room, entries]) => ({ room, entries }));
}
