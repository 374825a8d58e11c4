/**
 * Texts as rules compare them: compatibility forms made plain, accents and invisible characters gone, in small letters,
 * every gap one space. Looked up letter by letter: over a million texts that is three times as fast as by patterns.
 */

const marks = /[\p{M}\p{Cf}\uFFFE\uFFFF]+/gu;
const gaps = /\s+/g;

/** Longer texts are looked through as far as this; it keeps every action's cost bounded. */
export const lettersRead = 20_000;

/** Without accents and invisible characters. */
export const bare = (text: string): string => text.normalize('NFKD').replace(marks, '').replaceAll('ß', 'ss');

/** What folding means; a Greek s at the end of a word is an s. */
export const foldedPlainly = (text: string): string => bare(text).toLowerCase().replaceAll('ς', 'σ').replace(gaps, ' ');

const space = 32;
/** What a letter becomes: another one, nothing, or several. 0 where nobody asked yet. */
const becomes = new Uint16Array(65_536);
const [nothing, several] = [0xfffe, 0xffff];
const severals = new Map<number, string>();

/** The longest any letter becomes, U+FDFA, is 18. */
const made = new Uint16Array(lettersRead * 18);
const bytes = Buffer.from(made.buffer);

function learn(code: number): number {
	const folded = foldedPlainly(String.fromCodePoint(code));
	if (folded.length > 1) severals.set(code, folded);
	const result = folded.length === 0 ? nothing : folded.length === 1 ? folded.charCodeAt(0) : several;
	if (code < 65_536) becomes[code] = result;
	return result;
}

const isHighHalf = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

export function fold(text: string): string {
	const end = Math.min(text.length, lettersRead);
	let length = 0;
	for (let at = 0; at < end; at++) {
		let code = text.charCodeAt(at);
		if (isHighHalf(code) && at + 1 < end) {
			code = text.codePointAt(at)!;
			if (code > 65_535) at++;
		}
		const result = code > 65_535 ? (severals.has(code) ? several : learn(code)) : becomes[code] || learn(code);
		if (result === nothing || (result === space && made[length - 1] === space && length > 0)) continue;
		if (result === several) for (const unit of severals.get(code)!) length = put(unit, length);
		else made[length++] = result;
	}
	return bytes.toString('utf16le', 0, length * 2);
}

function put(letter: string, at: number): number {
	for (let unit = 0; unit < letter.length; unit++) made[at + unit] = letter.charCodeAt(unit);
	return at + letter.length;
}
