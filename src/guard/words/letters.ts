/**
 * What one letter becomes for matching: NFKC, case-folded, unaccented; what cannot be seen is dropped. Each code point
 * is folded by itself, so that every folded letter knows which letter it came from.
 */

export const dropped = 1;
export const several = 2;
export const space = 32;

/** What a folded letter is; a token of two scripts is suspicious. */
export const isWord = 1;
export const latin = 2;
export const cyrillic = 4;
export const greek = 8;
export const otherScript = 16;
export const scripts = latin | cyrillic | greek | otherScript;

/** Letters that Unicode does not take apart, and signs that word processors put in by themselves. */
const spellings = new Map(
	Object.entries({
		ß: 'ss',
		ς: 'σ',
		ø: 'o',
		ł: 'l',
		đ: 'd',
		ð: 'd',
		þ: 'th',
		æ: 'ae',
		œ: 'oe',
		ı: 'i',
		ŋ: 'n',
		ħ: 'h',
		ŧ: 't',
		'‘': "'",
		'’': "'",
		ʼ: "'",
		'“': '"',
		'”': '"',
		'«': '"',
		'»': '"',
		'‐': '-',
		'‑': '-',
		'‒': '-',
		'–': '-',
		'—': '-',
		'−': '-'
	})
);

/** Small capitals, and letters of phonetics: Latin in other clothes. */
const costumes = new Map(
	Object.entries({
		ȷ: 'j',
		ƒ: 'f',
		ƙ: 'k',
		ƥ: 'p',
		ƭ: 't',
		ɓ: 'b',
		ɗ: 'd',
		ɠ: 'g',
		ɨ: 'i',
		ʉ: 'u',
		ɵ: 'o',
		ɑ: 'a',
		ɡ: 'g',
		ɩ: 'i',
		ᴀ: 'a',
		ʙ: 'b',
		ᴄ: 'c',
		ᴅ: 'd',
		ᴇ: 'e',
		ꜰ: 'f',
		ɢ: 'g',
		ʜ: 'h',
		ɪ: 'i',
		ᴊ: 'j',
		ᴋ: 'k',
		ʟ: 'l',
		ᴍ: 'm',
		ɴ: 'n',
		ᴏ: 'o',
		ᴘ: 'p',
		ʀ: 'r',
		ꜱ: 's',
		ᴛ: 't',
		ᴜ: 'u',
		ᴠ: 'v',
		ᴡ: 'w',
		ʏ: 'y',
		ᴢ: 'z',
		'′': "'",
		'´': "'",
		'`': "'",
		'″': '"',
		'―': '-',
		'⁄': '/',
		'∕': '/'
	})
);

const plainer = (letter: string): string => spellings.get(letter) ?? costumes.get(letter) ?? letter;

const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\u2800]/gu;

/** White letters on a coloured ground: 🅐 and 🅰. */
function onGround(code: number): string | null {
	for (const first of [0x1f150, 0x1f170]) {
		if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first);
	}
	return null;
}

/** A code point folded; '' where it cannot be seen, ' ' for every kind of white space. */
export function foldedLetter(code: number): string {
	const letter = String.fromCodePoint(code);
	if (/\s/u.test(letter)) return ' ';
	const ground = onGround(code);
	if (ground) return ground;
	const bare = letter.toLowerCase().normalize('NFKD').replace(unseen, '').toLowerCase();
	const plain = [...bare].map(plainer).join('');
	return plain.normalize('NFC').replace(/\s/gu, ' ');
}

/** As honest people write it: lower case, unaccented, and nothing more. What folds otherwise was disguised. */
export const honestly = (text: string): string =>
	[...text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')]
		.map((letter) => spellings.get(letter) ?? letter)
		.join('')
		.normalize('NFC')
		.replace(/\s+/gu, ' ')
		.trim();

function kindOf(letter: string): number {
	if (!/[\p{L}\p{N}]/u.test(letter)) return 0;
	if (/\p{Script=Latin}/u.test(letter)) return isWord | latin;
	if (/\p{Script=Cyrillic}/u.test(letter)) return isWord | cyrillic;
	if (/\p{Script=Greek}/u.test(letter)) return isWord | greek;
	return /[\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u.test(letter)
		? isWord | otherScript
		: isWord;
}

/** By UTF-16 unit: its fold where that is one unit, or `dropped` or `several`; 0 where nobody asked yet. */
export const folds = new Uint16Array(65_536);
/** By UTF-16 unit of a folded text. */
export const kinds = new Uint8Array(65_536);
/** Folds of more than one unit, and of code points beyond the first plane. */
const long = new Map<number, string>();
const mostLong = 20_000;

const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;

function noteKinds(text: string): void {
	for (const letter of text) {
		const kind = kindOf(letter);
		for (let place = 0; place < letter.length; place++) {
			const unit = letter.charCodeAt(place);
			// Half of a letter beyond the first plane: of a word, whichever it is.
			kinds[unit] = isSurrogate(unit) ? isWord : kind;
		}
	}
}

/** Fills the table for a unit seen for the first time. A lone half of a pair is dropped. */
export function learnUnit(unit: number): number {
	const text = isSurrogate(unit) ? '' : foldedLetter(unit);
	noteKinds(text);
	if (text.length > 1) long.set(unit, text);
	const fold = text.length === 0 ? dropped : text.length === 1 ? text.charCodeAt(0) : several;
	folds[unit] = fold;
	return fold;
}

export function longFold(code: number): string {
	const known = long.get(code);
	if (known !== undefined) return known;
	const text = foldedLetter(code);
	noteKinds(text);
	if (long.size < mostLong) long.set(code, text);
	return text;
}
