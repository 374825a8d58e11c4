/** Undoes what is done to a text so that no machine finds its addresses, and remembers where it was done. */

import { unitsOf } from '../units/units.ts';

export type Disguise = 'invisible' | 'defanged';

export type Bared = {
	text: string;
	/** What was undone between two places of the bared text. */
	disguisesIn(start: number, end: number): Disguise[];
	/** The same stretch as it was written. */
	writtenIn(start: number, end: number): string;
};

/** In pieces: of millions in a row the engine would remember each. */
const unseen =
	'[\\u00AD\\u034F\\u115F\\u1160\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF]{1,1000}|(?:\\uDB40[\\uDC00-\\uDDEF]){1,500}';
/** `example[.]com`, `example (dot) com`, `hxxps://`, `http[:]//`. */
const blunted =
	' ?[[({] ?(?:\\.|dot|point) ?[\\])}] ?|\\[(?::(?:\\/\\/)?|\\/\\/)\\]|h(?:xx|\\*\\*|__)p(?=s?(?:\\[:|:|\\[?\\/))';
const disguised = new RegExp(`${unseen}|${blunted}`, 'gi');
const isUnseen = new RegExp(`^(?:${unseen})$`);

function plainly(found: string): string {
	if (isUnseen.test(found)) return '';
	if (/^h/i.test(found)) return 'http';
	return /^\[[:/]/.test(found) ? found.slice(1, -1) : '.';
}

type Change = { at: number; kind: Disguise; shift: number };

/** The first change at or after a place. */
function firstFrom(changes: readonly Change[], place: number): number {
	let [low, high] = [0, changes.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (changes[middle]!.at < place) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Signs without which nothing is disguised: those nobody sees, brackets around a dot or a colon, `xx` of `hxxp`. */
const [plain, isSeldom, opens, crosses] = [0, 1, 2, 3];
const signs = new Uint8Array(65_536).fill(plain);
for (const unit of [0xad, 0x34f, 0x115f, 0x1160, 0x180e, 0x3164, 0xfeff, 0xdb40]) signs[unit] = isSeldom;
for (const [from, to] of [
	[0x200b, 0x200f],
	[0x202a, 0x202e],
	[0x2060, 0x206f],
	[0xfe00, 0xfe0f]
] as const)
	signs.fill(isSeldom, from, to + 1);
for (const sign of '[({') signs[sign.charCodeAt(0)] = opens;
for (const sign of 'xX*_') signs[sign.charCodeAt(0)] = crosses;

const opensDisguise = /[[({] ?[.dp:/]/iy;
const crossesOut = /h(?:xx|\*\*|__)p/iy;

const isAt = (pattern: RegExp, text: string, place: number): boolean => {
	pattern.lastIndex = place;
	return pattern.test(text);
};

function mayBeDisguised(text: string): boolean {
	const units = unitsOf(text);
	for (let place = 0; place < text.length; place++) {
		const sign = signs[units[place]!]!;
		if (sign === plain) continue;
		if (sign === isSeldom) return true;
		if (sign === opens ? isAt(opensDisguise, text, place) : place > 0 && isAt(crossesOut, text, place - 1)) return true;
	}
	return false;
}

const undisguised = (text: string): Bared => ({
	text,
	disguisesIn: () => [],
	writtenIn: (start, end) => text.slice(start, end)
});

export function bared(text: string): Bared {
	if (!mayBeDisguised(text)) return undisguised(text);
	const changes: Change[] = [];
	let shift = 0;
	const plain = text.replace(disguised, (found, at: number) => {
		const instead = plainly(found);
		const here = at - shift;
		shift += found.length - instead.length;
		changes.push({ at: here, kind: instead === '' ? 'invisible' : 'defanged', shift });
		return instead;
	});
	const writtenPlace = (place: number) => place + (changes[firstFrom(changes, place) - 1]?.shift ?? 0);
	return {
		text: plain,
		disguisesIn(start, end) {
			const inside = changes.slice(firstFrom(changes, start), firstFrom(changes, end));
			// Something unseen before the first letter hides nothing.
			return [...new Set(inside.filter(({ at, kind }) => at > start || kind === 'defanged').map(({ kind }) => kind))];
		},
		writtenIn: (start, end) => text.slice(writtenPlace(start), writtenPlace(end))
	};
}
