import { expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';

test('the fields of a body are read with what is inside them', () => {
	const fields = fieldsOf({
		type: 'object',
		required: ['title'],
		properties: {
			title: { type: 'string', minLength: 1, maxLength: 200 },
			options: {
				type: 'array',
				maxItems: 7000,
				items: { type: 'object', required: ['label'], properties: { label: { type: 'string' } } }
			},
			settings: {
				type: 'object',
				properties: { until: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] } }
			}
		}
	});
	expect(fields.map(({ name, kind, required, nullable, max }) => [name, kind, required, nullable, max])).toEqual([
		['title', 'text', true, false, 200],
		['options', 'list', false, false, 7000],
		['options[].label', 'text', true, false, null],
		['settings', 'object', false, false, null],
		['settings.until', 'moment', false, true, null]
	]);
});

test('of several shapes each field is named once, and needed only where every shape needs it', () => {
	const shape = (required: string[], ...names: string[]) => ({
		type: 'object',
		required,
		properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
	});
	const fields = fieldsOf({
		anyOf: [shape(['zone', 'text'], 'zone', 'text'), shape(['zone', 'document'], 'zone', 'document')]
	});
	expect(fields.map(({ name, required }) => [name, required])).toEqual([
		['zone', true],
		['text', false],
		['document', false]
	]);
});

test('a schema that holds itself a long way down comes to an end', () => {
	const ring: { type: string; properties: Record<string, object> } = { type: 'object', properties: {} };
	ring.properties.again = ring;
	expect(fieldsOf(ring).at(-1)?.name).toBe('again.again.again.again');
});
