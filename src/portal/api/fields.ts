/** The fields of a JSON Schema as lines that people can read. Pure. */
export type Schema = {
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	additionalProperties?: Schema | boolean;
	enum?: unknown[];
	const?: unknown;
	format?: string;
	description?: string;
	minLength?: number;
	maxLength?: number;
	minimum?: number;
	maximum?: number;
	maxItems?: number;
};

export type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'date' | 'moment' | 'address' | 'mail' | 'any';

export type Field = {
	/** As in `settings.zone` or `options[].label`. */
	name: string;
	kind: Kind;
	required: boolean;
	/** May be null. */
	nullable: boolean;
	/** The only values taken. */
	values: string[];
	min: number | null;
	max: number | null;
	says: string | null;
};

const deepest = 3;

const formats: Record<string, Kind> = { date: 'date', 'date-time': 'moment', uri: 'address', email: 'mail' };
const kinds: Record<string, Kind> = {
	string: 'text',
	number: 'number',
	integer: 'number',
	boolean: 'boolean',
	array: 'list',
	object: 'object'
};

const typesOf = ({ type }: Schema): string[] => [type ?? []].flat();

/** A schema without its "or null", and whether it had one. */
function plain(schema: Schema): { schema: Schema; nullable: boolean } {
	const choices = schema.anyOf ?? schema.oneOf;
	const rest = choices?.filter((choice) => choice.type !== 'null');
	const nullable = typesOf(schema).includes('null') || (rest !== undefined && rest.length < choices!.length);
	if (rest?.length !== 1) return { schema, nullable };
	const { anyOf: _, oneOf: __, ...around } = schema;
	return { schema: { ...around, ...rest[0] }, nullable };
}

function kindOf(schema: Schema): Kind {
	const type = typesOf(schema).find((name) => name !== 'null');
	return formats[schema.format ?? ''] ?? kinds[type ?? ''] ?? (schema.enum || schema.const ? 'text' : 'any');
}

const valuesOf = ({ enum: values, const: only }: Schema): string[] =>
	(values ?? (only === undefined ? [] : [only])).filter((value) => value !== null).map(String);

// Numbers without a bound of their own are given those of the language.
const bound = (value: number | undefined): number | null =>
	value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;

function fieldOf(name: string, given: Schema, required: boolean): Field {
	const { schema, nullable } = plain(given);
	return {
		name,
		kind: kindOf(schema),
		required,
		nullable,
		values: valuesOf(schema),
		min: bound(schema.minimum) ?? (schema.minLength && schema.minLength > 1 ? schema.minLength : null),
		max: bound(schema.maximum) ?? schema.maxLength ?? schema.maxItems ?? null,
		says: given.description ?? schema.description ?? null
	};
}

const below = (name: string, given: Schema, depth: number): Field[] => {
	const { schema } = plain(given);
	if (depth >= deepest) return [];
	if (schema.items) return below(`${name}[]`, schema.items, depth + 1);
	return fieldsOf(schema, `${name}.`, depth + 1);
};

/** Every field of an object, what is inside it right after it; of several shapes each field once. */
export function fieldsOf(schema: Schema, start = '', depth = 0): Field[] {
	const shapes = schema.anyOf ?? schema.oneOf;
	if (shapes && !schema.properties) {
		const all = shapes.flatMap((shape) => fieldsOf(shape, start, depth));
		const names = new Set(all.map(({ name }) => name));
		return [...names].map((name) =>
			sharedField(
				all.filter((field) => field.name === name),
				shapes.length
			)
		);
	}
	return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
		fieldOf(start + name, inner, schema.required?.includes(name) ?? false),
		...below(start + name, inner, depth)
	]);
}

/** Required only where every shape asks for it. */
const sharedField = (found: Field[], shapes: number): Field => ({
	...found[0]!,
	required: found.length === shapes && found.every(({ required }) => required)
});
