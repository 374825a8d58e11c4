/** Letters that look alike. Enough of Unicode's confusables (UTS 39) for names of hosts; our own small table. */
import { domainToUnicode } from 'node:url';

const twins: Record<string, string> = {
	а: 'a',
	ɑ: 'a',
	α: 'a',
	в: 'b',
	ь: 'b',
	с: 'c',
	ϲ: 'c',
	ԁ: 'd',
	е: 'e',
	ҽ: 'e',
	ɡ: 'g',
	һ: 'h',
	հ: 'h',
	н: 'h',
	і: 'i',
	ι: 'i',
	ı: 'i',
	ӏ: 'l',
	ǀ: 'l',
	ј: 'j',
	к: 'k',
	κ: 'k',
	м: 'm',
	п: 'n',
	ո: 'n',
	η: 'n',
	о: 'o',
	ο: 'o',
	օ: 'o',
	ѻ: 'o',
	р: 'p',
	ρ: 'p',
	ԛ: 'q',
	զ: 'q',
	г: 'r',
	ѕ: 's',
	т: 't',
	τ: 't',
	υ: 'u',
	ս: 'u',
	ц: 'u',
	ѵ: 'v',
	ν: 'v',
	ԝ: 'w',
	ѡ: 'w',
	ω: 'w',
	х: 'x',
	χ: 'x',
	у: 'y',
	γ: 'y',
	ү: 'y',
	з: '3',
	ҙ: '3',
	б: '6'
};

const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/** A label that mixes Latin with letters that look Latin, or that is made of such letters alone. */
function isDeceiving(label: string): boolean {
	if (!foreign.test(label)) return false;
	const letters = [...label].filter((sign) => /\p{L}/u.test(sign));
	return /[a-z]/.test(label) || letters.every((letter) => letter in twins);
}

export function isLookalikeScript(host: string): boolean {
	if (!host.includes('xn--')) return false;
	const labels = domainToUnicode(host).split('.');
	const ending = labels.pop() ?? '';
	// Under an ending of its own script a name of that script is at home.
	return labels.some((label) => isDeceiving(label) && (/[a-z]/.test(label) || !foreign.test(ending)));
}

const isAscii = /^[ -~]*$/;

const plainLetters = (name: string): string =>
	[...name.normalize('NFKD').toLowerCase()]
		.map((sign) => twins[sign] ?? sign)
		.join('')
		.replace(/\p{M}/gu, '');

/** What a name looks like at a glance: accents, twins and figures that stand for letters become plain letters. */
export function skeleton(name: string): string {
	const shown = name.includes('xn--') ? domainToUnicode(name) : name;
	return (isAscii.test(shown) ? shown.toLowerCase() : plainLetters(shown))
		.replace(/rn/g, 'm')
		.replace(/vv/g, 'w')
		.replace(/cl/g, 'd')
		.replace(/0/g, 'o')
		.replace(/[1|!]/g, 'l')
		.replace(/i/g, 'l')
		.replace(/3/g, 'e')
		.replace(/5/g, 's');
}
