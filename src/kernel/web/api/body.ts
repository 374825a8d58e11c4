/** JSON from strangers: bounded in size and in depth before anything looks at it. */
import { createHash } from 'node:crypto';
import { refusal } from '#base/refusal.ts';

export const notJson = refusal('kernel.not-json', 422);
export const tooLarge = refusal('kernel.too-large', 413);

const mostBytes = 4 * 1024 * 1024;
const mostLevels = 32;

/** The whole body is the field that is wrong. */
const unread = () => notJson({ fields: [{ field: '', code: 'malformed' }] });

/** Counts brackets outside strings: a thousand levels are refused before they are parsed. */
export function levelsOf(text: string): number {
	let level = 0;
	let deepest = 0;
	let quoted = false;
	for (let place = 0; place < text.length; place++) {
		const code = text.charCodeAt(place);
		if (quoted) {
			if (code === 92) place++;
			else if (code === 34) quoted = false;
		} else if (code === 34) quoted = true;
		else if (code === 123 || code === 91) deepest = Math.max(deepest, ++level);
		else if (code === 125 || code === 93) level--;
	}
	return deepest;
}

/**
 * The JSON object of a request; an empty body is an empty object.
 * @throws kernel.too-large over 4 MiB, kernel.not-json when it is no object or nested too deeply.
 */
export async function bodyOf(request: Request): Promise<{ text: string; value: Record<string, unknown> }> {
	if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
	const text = await request.text();
	if (text.length > mostBytes) throw tooLarge();
	if (text === '') return { text, value: {} };
	if (levelsOf(text) > mostLevels) throw unread();
	try {
		const value = JSON.parse(text);
		if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unread();
		return { text, value };
	} catch {
		throw unread();
	}
}

/**
 * The file that is the body of a request, and what is told from others by.
 * @throws kernel.too-large.
 */
export async function fileOf(
	request: Request,
	mostBytes: number
): Promise<{ text: string; value: { file: Uint8Array; type: string } }> {
	if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
	const file = new Uint8Array(await request.arrayBuffer());
	if (file.byteLength > mostBytes) throw tooLarge();
	const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
	return { text: createHash('sha256').update(file).digest('base64'), value: { file, type } };
}
