/** Plain HTML forms as nested values: `options[2].label=Lake` becomes `{ options: { 2: { label: 'Lake' } } }`. */
import { refusal } from '#base/refusal.ts';

export type FormValue = string | File | FormValue[] | { [name: string]: FormValue };
export type Fields = { [name: string]: FormValue };

export const tooManyFields = refusal('kernel.too-many-fields', 422);
export const tooLarge = refusal('kernel.too-large', 413);
export const notAForm = refusal('kernel.not-a-form', 422);

/** Bytes that any request may bring; pages and routes that take more say so. */
export const usualBytes = 12 * 1024 * 1024;

const limits = { fields: 30_000, depth: 6, index: 10_000, letters: 4 * 1024 * 1024 };
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

const stepsOf = (name: string): string[] =>
	name.split(/\.|\[|\]\.?/).filter((step, place) => step !== '' || place === 0);

function put(target: Fields, name: string, value: string | File): void {
	const steps = stepsOf(name);
	if (steps.length > limits.depth || steps.some((step) => forbidden.has(step))) throw tooManyFields();
	let here: Fields = target;
	for (const step of steps.slice(0, -1)) {
		const next = here[step];
		if (typeof next !== 'object' || next instanceof File) here[step] = Object.create(null) as Fields;
		here = here[step] as Fields;
	}
	const last = steps.at(-1)!;
	const before = here[last];
	if (before === undefined) here[last] = value;
	else if (Array.isArray(before)) before.push(value);
	else here[last] = [before, value];
}

/** Counted before it is taken apart: a million fields cost nothing. */
async function plainForm(request: Request): Promise<FormData> {
	const text = await request.text();
	if (text.length > limits.letters) throw tooLarge();
	if (text.split('&', limits.fields + 2).length > limits.fields) throw tooManyFields();
	const form = new FormData();
	for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
	return form;
}

/** How many parts a form may have at most, seen from the marks between them. */
function partsIn(bytes: Buffer, type: string): number {
	const mark = /boundary="?([^";]{1,70})/i.exec(type)?.[1];
	let count = 0;
	for (let at = mark ? 0 : -1; at !== -1 && count <= limits.fields + 1; count++)
		at = bytes.indexOf(`--${mark}`, at + 1);
	return count;
}

/** Counted before it is taken apart too: each part costs the reader of forms more than its bytes. */
async function formWithFiles(request: Request): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	const bytes = Buffer.from(await request.arrayBuffer());
	if (partsIn(bytes, type) > limits.fields) throw tooManyFields();
	const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch((problem) => {
		throw problem instanceof TypeError ? notAForm() : problem;
	});
	let letters = 0;
	for (const [name, value] of form) {
		letters += name.length + (typeof value === 'string' ? value.length : 0);
		if (letters > limits.letters) throw tooLarge();
	}
	return form;
}

/**
 * The form of a request, in either of the two ways browsers send one.
 * @throws kernel.too-large over 12 MiB (or what the page takes) with files or 4 Mi letters, kernel.not-a-form,
 * kernel.too-many-fields.
 */
export function formOf(request: Request, mostBytes = usualBytes): Promise<FormData> {
	if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
	const isPlain = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
	return isPlain ? plainForm(request) : formWithFiles(request);
}

/**
 * Decodes a form. A name given twice becomes a list.
 * @throws kernel.too-many-fields beyond 30,000 fields or six levels.
 */
export function fieldsOf(form: FormData): Fields {
	const fields: Fields = Object.create(null);
	let count = 0;
	for (const [name, value] of form) {
		if (++count > limits.fields) throw tooManyFields();
		put(fields, name, value);
	}
	return fields;
}

/** `{ 0: a, 1: b }` of a form as a list in the order of the numbers; what is not such a thing is an empty list. */
export function listOf(value: FormValue | undefined): FormValue[] {
	if (Array.isArray(value)) return value;
	if (value === undefined || value instanceof File) return [];
	if (typeof value === 'string') return [value];
	return Object.keys(value)
		.map(Number)
		.filter((index) => Number.isInteger(index) && index >= 0 && index <= limits.index)
		.sort((one, other) => one - other)
		.map((index) => value[index]!);
}

/**
 * What was typed, by field name, to fill the form again after a refusal. Passwords and files stay out, and what a page
 * read from a file (`file-…`): no browser shows eight megabytes in a field.
 */
export function typedOf(form: FormData): Record<string, string> {
	const typed: Record<string, string> = {};
	for (const [name, value] of form) {
		if (typeof value === 'string' && !/password|token|^file-/i.test(name)) typed[name] = value;
	}
	return typed;
}
