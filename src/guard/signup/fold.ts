/** Names that look alike become the same text: for comparing only, never for showing. */

/** Letters of other scripts, and figures, that are read as Latin ones. */
const looks: Record<string, string> = {
	...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', һ: 'h', н: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm' },
	...{ о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', ү: 'y', х: 'x', ԝ: 'w', п: 'n', и: 'n', г: 'r' },
	...{
		α: 'a',
		β: 'b',
		ε: 'e',
		η: 'n',
		ι: 'i',
		κ: 'k',
		μ: 'm',
		ν: 'v',
		ο: 'o',
		ρ: 'p',
		σ: 'o',
		τ: 't',
		υ: 'u',
		χ: 'x',
		ω: 'w'
	},
	...{ ı: 'i', ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ß: 'ss', æ: 'ae', œ: 'oe', ƒ: 'f', ɑ: 'a', ɡ: 'g', ⅼ: 'l' },
	...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '|': 'i', '!': 'i', '€': 'e' }
};

/** What is written with two letters and read as one. */
const pairs: [RegExp, string][] = [
	[/rn/g, 'm'],
	[/vv/g, 'w'],
	[/cl/g, 'd']
];

/** Small l and large I are one stroke: both become i. */
const stroke = (text: string): string => text.replace(/l/g, 'i');

/** Spaces and signs between letters do not count. */
export function folded(name: string): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}|\p{Cf}/gu, '')
		.toLowerCase();
	const letters = [...plain]
		.map((letter) => looks[letter] ?? letter)
		.join('')
		.replace(/[^\p{L}\p{N}]/gu, '');
	return stroke(pairs.reduce((text, [pair, one]) => text.replace(pair, one), letters));
}
