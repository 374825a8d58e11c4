/** Rules for plain text, the same in the browser and on the server. No lookbehind: old phones cannot read it. */

// Unassigned to any script and invisible, or able to turn the reading direction: only ever used to deceive.
const deceiving =
	/\u034F|[\u00AD\u115F\u1160\u180E\u200B\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\uFFFE\uFFFF\p{Cs}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;
const lineEnds = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
const readsRightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const directionMarks = /[\u200E\u200F\u061C]/g;
const joiners = /([\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])?([\u200C\u200D]+)(?=(.)?)/gsu;
const tags = /(\u{1F3F4})?[\u{E0000}-\u{E007F}]+/gu;
const piledMarks = /(\p{M}{8})\p{M}+/gu;

const joinable = /^[\p{L}\p{M}]$/u;
const pictured = /^(\uFE0F|[\p{Extended_Pictographic}\p{Emoji_Modifier}])$/u;

/** ZWJ binds emoji and Indic or Arabic letters, ZWNJ parts Persian or Indic letters; anywhere else they only hide. */
function keepJoiner(before: string | undefined, run: string, after: string | undefined): string {
	const joiner = run[0] ?? '';
	if (before === undefined) return '';
	const emoji = joiner === '\u200D' && pictured.test(before) && pictured.test(after ?? '');
	const letters = joinable.test(before) && (after === undefined || joinable.test(after) || joiner === '\u200D');
	return emoji || letters ? before + joiner : before;
}

function withoutJunk(text: string): string {
	const plain = text
		.replace(controls, '')
		.replace(deceiving, '')
		.replace(joiners, (_all, before, run, after) => keepJoiner(before, run, after))
		.replace(tags, (run, flag) => (flag ? run : ''))
		.replace(piledMarks, '$1');
	return readsRightToLeft.test(plain) ? plain : plain.replace(directionMarks, '');
}

/** The same text without what no file format can hold: control characters, halves of characters. */
export const printable = (text: string): string =>
	text
		.replace(controls, '')
		.replace(/[\v\f]/g, ' ')
		.replace(/\p{Cs}/gu, '');

/** One line of plain text: NFC, white space collapsed, nothing invisible that deceives. */
export const cleanLine = (text: string): string =>
	withoutJunk(text.replace(lineEnds, ' ')).normalize('NFC').replace(/\s+/g, ' ').trim();

/** Several lines: the indentation stays (Markdown needs it), ends of line are `\n`, at most two empty lines follow. */
export const cleanText = (text: string): string =>
	withoutJunk(text.replace(lineEnds, '\n'))
		.normalize('NFC')
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.replace(/\n{4,}/g, '\n\n\n')
		.replace(/^\n+|\n+$/g, '');

const spelledOut: Record<string, string> = {
	œ: 'oe',
	Œ: 'OE',
	æ: 'ae',
	Æ: 'AE',
	ß: 'ss',
	ø: 'o',
	Ø: 'O',
	ł: 'l',
	Ł: 'L',
	đ: 'd',
	Đ: 'D',
	ı: 'i'
};

/** `Élève à l'œuvre` → `Eleve a l'oeuvre`. Vowel signs of other scripts stay: they are letters there. */
export const unaccented = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.replace(/[œŒæÆßøØłŁđĐı]/g, (letter) => spelledOut[letter] ?? letter);

/** Letters a-z, digits and hyphens, for addresses and file names; `otherwise` where nothing is left. */
export function slugOf(text: string, { max = 60, otherwise = '' } = {}): string {
	const words = unaccented(text.slice(0, max * 4))
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-');
	return words.replace(/^-/, '').slice(0, max).replace(/-$/, '') || otherwise;
}

/** The beginning of a text on one line, cut between words, at most `max` UTF-16 units with the ellipsis. */
export function excerpt(text: string, max: number): string {
	const line = cleanLine(text.slice(0, max * 4));
	if (line.length <= max && text.length <= max * 4) return line;
	const room = line.slice(0, max - 1);
	const lastSpace = room.lastIndexOf(' ');
	const cut = lastSpace > max / 2 ? room.slice(0, lastSpace) : whole(room);
	return `${cut.replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** Drops the half of a character that a cut by UTF-16 units left behind. */
const whole = (cut: string): string => cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\u200D\uFE0F]+$/, '');

/** Percent-encoded text as it was meant (RFC 3986, 2.1); what is no such text stays as it is. */
export function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
