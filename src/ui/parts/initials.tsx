/** First letters of at most two words: "Ana Lopez" gives "AL". */
export const initialsOf = (name: string): string =>
	name
		.trim()
		.split(/\s+/)
		.filter((_, place, words) => place === 0 || place === words.length - 1)
		.map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
		.join('');

const tints = ['sea', 'kelp', 'sand', 'plum', 'teal', 'indigo', 'rose', 'olive'];

const tintOf = (name: string) => tints[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 8];

/** A round of initials where a portrait would stand; the name itself stands beside it. */
export function Initials({ name }: { name: string }) {
	return (
		<span class="initials" data-tint={tintOf(name)} aria-hidden="true">
			{initialsOf(name)}
		</span>
	);
}
