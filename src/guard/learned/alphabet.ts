/** What each UTF-16 unit is, in tables: a text is read in one pass, without asking a pattern per letter. */

export const letter = 1;
export const digit = 2;
export const capital = 4;
export const blank = 8;
export const foreign = 16;
export const ideograph = 32;
export const pictogram = 64;
export const unseen = 128;

const units = 65_536;
const between = (unit: number, ...ranges: [number, number][]) =>
	ranges.some(([from, to]) => unit >= from && unit <= to);

function kindOf(unit: number): number {
	if (unit >= 0xd800 && unit <= 0xdfff) return pictogram;
	const text = String.fromCharCode(unit);
	if (/\s/.test(text)) return blank;
	// Format characters and combining marks: they change how a word looks to a filter more than to a reader.
	if (/[\p{Cf}\p{M}\u115f\u1160\u3164]/u.test(text)) return unseen;
	if (/\p{Nd}/u.test(text)) return digit;
	if (between(unit, [0x2600, 0x27bf], [0x2b00, 0x2bff], [0x2190, 0x21ff])) return pictogram;
	if (!/[\p{L}\p{N}]/u.test(text)) return 0;
	const isIdeograph = between(unit, [0x3040, 0x30ff], [0x3400, 0x9fff], [0xac00, 0xd7af]);
	const isForeign = between(unit, [0x370, 0x52f]);
	return letter | (/\p{Lu}/u.test(text) ? capital : 0) | (isForeign ? foreign : 0) | (isIdeograph ? ideograph : 0);
}

const smallOf = (unit: number): number => {
	const small = String.fromCharCode(unit).toLowerCase();
	return small.length === 1 ? small.charCodeAt(0) : unit;
};

export const kinds = new Uint8Array(units);
/** No case, and every digit a nought. */
export const folds = new Uint16Array(units);

for (let unit = 0; unit < units; unit++) {
	const isAscii = unit < 128;
	kinds[unit] = kindOf(unit);
	folds[unit] = kinds[unit]! & digit ? 0x30 : isAscii || kinds[unit]! & letter ? smallOf(unit) : unit;
}

/** Small Cyrillic and Greek letters that pass for Latin ones (after UTS 39), asked only within a word of both scripts. */
export const lookalikes = new Uint16Array(units);
const pairs = 'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhгrпnզqαaεeιiκkνvοoρpτtυuχxγyηn';
for (let place = 0; place < pairs.length; place += 2) lookalikes[pairs.charCodeAt(place)] = pairs.charCodeAt(place + 1);
