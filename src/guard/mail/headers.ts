/** The header block as bytes and as fields (RFC 5322, 2.2). */

export type Field = { name: string; value: string };

/** Where the header ends: the first empty line, or the end. */
export function headerEnd(raw: Buffer): number {
	const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0);
	return ends.length === 0 ? raw.length : Math.min(...ends);
}

/** Each field with the lines that continue it. */
export const foldedFields = (block: string): string[] => block.split(/\r?\n(?![ \t])/);

/** More signatures than this say nothing more, and each costs a question and a proof. */
const most: Record<string, number> = {
	'dkim-signature': 10,
	'arc-seal': 20,
	'arc-message-signature': 20,
	'arc-authentication-results': 20
};

const nameOf = (field: string): string =>
	field
		.slice(0, Math.max(0, field.indexOf(':')))
		.trim()
		.toLowerCase();

/** The mail without signatures beyond those that are looked at. The bytes themselves where there are none. */
export function withoutExcess(raw: Buffer): Buffer {
	const end = headerEnd(raw);
	const fields = foldedFields(raw.toString('latin1', 0, end));
	const counts = new Map<string, number>();
	const isKept = (field: string): boolean => {
		const name = nameOf(field);
		if (!(name in most)) return true;
		counts.set(name, (counts.get(name) ?? 0) + 1);
		return counts.get(name)! <= most[name]!;
	};
	const kept = fields.filter(isKept);
	if (kept.length === fields.length) return raw;
	return Buffer.concat([Buffer.from(kept.join('\r\n'), 'latin1'), raw.subarray(end)]);
}

/** Fields with their continuations on one line each. */
export const unfolded = (block: string): string[] =>
	foldedFields(block).map((field) => field.replace(/\r?\n[ \t]+/g, ' '));

/** The value of a field in a block of headers as text, or an empty string. */
export function valueIn(block: string, name: string): string {
	const start = `${name.toLowerCase()}:`;
	const field = unfolded(block).find((line) => line.toLowerCase().startsWith(start));
	return field?.slice(start.length).trim() ?? '';
}
