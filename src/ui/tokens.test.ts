import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Theme = 'light' | 'dark';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Reads `--name: light-dark(#aaaaaa, #bbbbbb)`. */
const colours = Object.fromEntries(
	[...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
		name!,
		{ light: light!, dark: dark! }
	])
);

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(front: string, back: string, theme: Theme): number {
	const [dark, light] = [front, back].map((name) => luminance(colours[name]![theme])).sort((a, b) => a - b);
	return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ['paper', 'sheet', 'sunk'];
const hues = ['sea', 'coral', 'kelp', 'sand', 'plum', 'teal', 'indigo', 'olive', 'rose', 'slate'];
const washes = [...hues, 'danger'].map((hue) => `${hue}-wash`);

/** What is written on what. */
const written: [string, string[]][] = [
	['ink', [...grounds, ...washes, 'water', 'tide']],
	['quiet', [...grounds, 'sea-wash', 'kelp-wash', 'sand-wash']],
	['sea', [...grounds, 'sea-wash', 'sand-wash']],
	['deep', [...grounds, 'sea-wash', 'water']],
	['on-sea', ['sea', 'deep']],
	['danger', ['sheet', 'paper', 'danger-wash']],
	['on-danger', ['danger']],
	['kelp-ink', ['sheet', 'kelp-wash']],
	['sand-ink', ['sheet', 'sand-wash']]
];

/** What is drawn on what: borders of controls, signs, edges, large letters. */
const drawn: [string, string[]][] = [
	['edge', grounds],
	...[...hues, 'danger', 'sand-ink'].map((hue): [string, string[]] => [hue, ['paper', 'sheet']]),
	...[...hues.filter((hue) => hue !== 'sand'), 'danger'].map((hue): [string, string[]] => [hue, [`${hue}-wash`]]),
	['sand', ['sand-wash']]
];

const pairs = (list: [string, string[]][]) =>
	list.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	test.each(pairs(written))('%s can be read on %s', (front, back) => {
		expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
	});

	test.each(pairs(drawn))('%s can be seen on %s', (front, back) => {
		expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
	});
});

test('every colour has a day and a night value', () => {
	const written = css.match(/--[\w-]+: #\w+/g) ?? [];
	expect(written.every((token) => ['--paper: #ffffff', '--sunk: #ffffff'].includes(token))).toBe(true);
});
