/**
 * Changesets of Etherpad, read and written: `Z:4>3=3*0+3$XYZ`. Numbers are in base 36, lengths in UTF-16 units.
 * After "Easysync Full Description" (AppJet 2011), the protocol of Etherpad.
 */
import { broken } from './broken.ts';

/** `=` keeps, `-` takes away, `+` puts in; the letters put in stand in the bank, one after another. */
export type Operation = { sign: '=' | '-' | '+'; chars: number; lines: number; attribs: string };
export type Changeset = { before: number; after: number; operations: Operation[]; bank: string };

const head = /^Z:([0-9a-z]{1,9})([<>])([0-9a-z]{1,9})/;
const step = /((?:\*[0-9a-z]{1,6})*)(?:\|([0-9a-z]{1,9}))?([-+=])([0-9a-z]{1,9})/y;

const number = (digits: string): number => Number.parseInt(digits, 36);
const digits = (value: number): string => value.toString(36);

/** @throws pads.broken-etherpad */
export function changesetFrom(text: string): Changeset {
	const [start, length, sign, difference] = head.exec(text) ?? [];
	if (start === undefined) throw broken('changeset');
	const end = text.indexOf('$');
	const body = end < 0 ? text.length : end;
	const operations: Operation[] = [];
	step.lastIndex = start.length;
	while (step.lastIndex < body) {
		const found = step.exec(text);
		if (!found || step.lastIndex > body) throw broken('changeset');
		const [, attribs, lines, kind, chars] = found as unknown as [string, string, string?, '='?, string?];
		operations.push({ sign: kind!, chars: number(chars!), lines: lines ? number(lines) : 0, attribs });
	}
	const before = number(length!);
	const after = before + (sign === '>' ? 1 : -1) * number(difference!);
	return { before, after, operations, bank: end < 0 ? '' : text.slice(end + 1) };
}

const operationText = ({ sign, chars, lines, attribs }: Operation): string =>
	`${attribs}${lines > 0 ? `|${digits(lines)}` : ''}${sign}${digits(chars)}`;

export const operationsText = (operations: Operation[]): string => operations.map(operationText).join('');

export function changesetText({ before, after, operations, bank }: Changeset): string {
	const difference = after < before ? `<${digits(before - after)}` : `>${digits(after - before)}`;
	return `Z:${digits(before)}${difference}${operationsText(operations)}$${bank}`;
}

const linesIn = (text: string): number => {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
	return count;
};

type Run = { attribs: string; lines: number; chars: number; rest: number };

/** Whole lines, and the letters after the last of them. */
function runOf(text: string, attribs: string): Run {
	const chars = text.lastIndexOf('\n') + 1;
	return { attribs, lines: linesIn(text), chars, rest: text.length - chars };
}

function join(runs: Run[], run: Run): void {
	const last = runs.at(-1);
	if (last?.attribs !== run.attribs) runs.push(run);
	else if (run.lines > 0) {
		last.lines += run.lines;
		last.chars += last.rest + run.chars;
		last.rest = run.rest;
	} else last.rest += run.rest;
}

const operationsOf = (sign: Operation['sign'], { attribs, lines, chars, rest }: Run): Operation[] => [
	...(lines > 0 ? [{ sign, chars, lines, attribs }] : []),
	...(rest > 0 ? [{ sign, chars: rest, lines: 0, attribs }] : [])
];

/**
 * Gathers operations into the one form Etherpad accepts: like ones joined, what is taken away before what is put in,
 * what is kept at the end left out.
 */
export class Gathering {
	readonly #done: Operation[] = [];
	#runs: Record<Operation['sign'], Run[]> = { '=': [], '-': [], '+': [] };
	#bank = '';

	keep(text: string, attribs = ''): void {
		if (text === '') return;
		this.#flush('-', '+');
		join(this.#runs['='], runOf(text, attribs));
	}

	/** So many letters, all of them whole lines. */
	keepLines(lines: number, chars: number): void {
		if (chars === 0) return;
		this.#flush('-', '+');
		join(this.#runs['='], { attribs: '', lines, chars, rest: 0 });
	}

	take(text: string): void {
		if (text === '') return;
		this.#flush('=');
		join(this.#runs['-'], runOf(text, ''));
	}

	put(text: string, attribs: string): void {
		if (text === '') return;
		this.#flush('=');
		this.#bank += text;
		join(this.#runs['+'], runOf(text, attribs));
	}

	#flush(...signs: Operation['sign'][]): void {
		for (const sign of signs) {
			this.#done.push(...this.#runs[sign].flatMap((run) => operationsOf(sign, run)));
			this.#runs[sign] = [];
		}
	}

	/** @param before the length of the text it changes. */
	changeset(before: number): Changeset {
		this.#flush('-', '+', '=');
		const operations = [...this.#done];
		while (operations.at(-1)?.sign === '=' && operations.at(-1)!.attribs === '') operations.pop();
		const grown = { '+': 1, '-': -1, '=': 0 };
		const after = operations.reduce((length, { sign, chars }) => length + grown[sign] * chars, before);
		return { before, after, operations, bank: this.#bank };
	}
}
