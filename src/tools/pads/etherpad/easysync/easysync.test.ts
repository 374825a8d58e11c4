import { describe, expect, test } from 'vitest';
import { MadeUp, sample } from '../trial.ts';
import { changesetFrom, changesetText } from './changeset.ts';
import { applied, linesFrom, textOf } from './lines.ts';
import { Pool } from './pool.ts';

type Vector = { name: string; initialText: string; changeset: string; pool: object; resultText: string };
const vectors: Vector[] = JSON.parse(new TextDecoder().decode(sample('wire-vectors.json') ?? bytes('[]')));

function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

const plain = (text: string, pool: Pool) =>
	linesFrom({ text, attribs: `|${(text.split('\n').length - 1).toString(36)}+${text.length.toString(36)}` }, pool);

describe('A changeset of Etherpad', () => {
	test.each(vectors)('does what Etherpad does: $name', ({ initialText, changeset, pool, resultText }) => {
		const known = Pool.from(pool);
		const made = applied(plain(initialText, known), changesetFrom(changeset), known);
		expect(textOf(made)).toBe(resultText);
	});

	test.each(vectors)('is written as it was read: $name', ({ changeset }) =>
		expect(changesetText(changesetFrom(changeset))).toBe(changeset)
	);

	test('says what it marks', () => {
		const pool = Pool.from({ numToAttrib: { 0: ['bold', 'true'], 1: ['bold', ''] } });
		const bold = applied(plain('abc\n', pool), changesetFrom('Z:4>0=1*0=1$'), pool);
		expect(bold[0]!.spans).toEqual([
			{ length: 1, attribs: '' },
			{ length: 1, attribs: '*0' },
			{ length: 2, attribs: '' }
		]);
		expect(applied(bold, changesetFrom('Z:4>0*1=3$'), pool)[0]!.spans).toEqual([{ length: 4, attribs: '' }]);
	});

	test.each([
		['nothing', ''],
		['no changeset', 'hello'],
		['another length', 'Z:5>1=1+1$x'],
		['too few letters', 'Z:4>2+2$x'],
		['too many letters', 'Z:4>1+1$xy'],
		['a length it does not lead to', 'Z:4>2+1$x'],
		['beyond the end', 'Z:4<9-9$'],
		['a line break it does not tell', 'Z:4>1+1$\n'],
		['a line that does not end', 'Z:4>0|1=2$'],
		['an attribute nobody knows', 'Z:4>1*9+1$x'],
		['another sign', 'Z:4>1?1$x'],
		['a length without end', `Z:4>1+${'z'.repeat(400)}$x`],
		['a text without its last line break', 'Z:4>1=3|1-1+2$xy']
	])('is refused with %s', (_what, changeset) => {
		const pool = Pool.from({ numToAttrib: {} });
		expect(() => applied(plain('abc\n', pool), changesetFrom(changeset), pool)).toThrow('pads.broken-etherpad');
	});

	test('of any pad is read and written alike', () => {
		for (let seed = 1; seed < 20; seed++)
			for (const { changeset } of new MadeUp({ revisions: 100, seed }).revisions)
				expect(changesetText(changesetFrom(changeset))).toBe(changeset);
	});
});
