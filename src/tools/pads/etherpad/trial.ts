/** Pads of Etherpad made up for tests, and the samples of others where they lie at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as Y from 'yjs';
import { treeOf } from '../text/document.ts';
import { atextOf } from './easysync/atext.ts';
import { changesetText, Gathering } from './easysync/changeset.ts';
import { applied, emptyText, type Line, textOf } from './easysync/lines.ts';
import { type Attribute, Pool } from './easysync/pool.ts';
import { flatLines } from './flat.ts';
import { clean } from './shape.ts';

function sharedFolder(): string | null {
	for (let folder = process.cwd(); folder !== dirname(folder); folder = dirname(folder)) {
		const shared = join(folder, 'shared', 'fixtures', 'etherpad');
		if (existsSync(shared)) return shared;
	}
	return null;
}

/** Null where the samples are not on this machine. */
export function sample(name: string): Uint8Array | null {
	const folder = sharedFolder();
	return folder ? readFileSync(join(folder, name)) : null;
}

/** Numbers that come in the same order each time. */
export function dice(seed: number): (sides: number) => number {
	let state = seed >>> 0;
	return (sides) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
}

export const linesOfDoc = (doc: Y.Doc): string[] =>
	treeOf(doc)
		.flatMap(flatLines)
		.map((line) =>
			line
				.filter((piece) => !piece.attributes.some(([name]) => name === 'lmkr'))
				.map(({ text }) => text)
				.join('')
		);

type Wish = { revisions: number; seed: number; authors?: number; plain?: boolean };

const manners: Attribute[][] = [
	[['list', 'bullet1']],
	[['list', 'bullet2']],
	[
		['list', 'number1'],
		['start', '1']
	],
	[
		['list', 'number2'],
		['start', '3']
	],
	[['list', 'indent1']],
	[['list', 'indent3']],
	[['heading', 'h2']],
	[['heading', 'code']]
];

const words = [
	'bread ',
	'and',
	' ',
	'cheese',
	'é',
	'😀',
	'\u{1F468}\u200D\u{1F469}',
	'*',
	'https://example.org/a ',
	'. '
];

/** A pad written by several: words, line breaks, marks, lists, whole stretches taken away. */
export class MadeUp {
	readonly pool = new Pool();
	readonly revisions: { changeset: string; author: string; at: number }[] = [];
	/** The lines people see after each revision. */
	readonly moments: string[][] = [];
	lines: Line[] = [...emptyText];

	constructor({ revisions, seed, authors = 3, plain = false }: Wish) {
		const roll = dice(seed);
		for (let n = 0; n < revisions; n++) {
			const author = `a.writer${roll(authors)}`;
			this.#step(author, roll, plain);
			this.#date();
		}
	}

	#step(author: string, roll: (sides: number) => number, plain: boolean): void {
		const text = textOf(this.lines);
		const by: Attribute = ['author', author];
		this.pool.number(by);
		const gathering = new Gathering();
		const from = roll(text.length);
		const kind = plain ? roll(6) : roll(10);
		gathering.keep(text.slice(0, from));
		let to = from;
		if (kind < 5) gathering.put(words[roll(words.length)]!, this.pool.text([by]));
		else if (kind === 5) gathering.put(roll(2) ? '\n' : 'one\ntwo', this.pool.text([by]));
		else if (kind === 6) {
			to = Math.min(text.length - 1, from + roll(12));
			gathering.take(text.slice(from, to));
			if (roll(2)) gathering.put(words[roll(words.length)]!, this.pool.text([by, ['bold', 'true']]));
		} else if (kind === 7) {
			to = Math.min(text.length - 1, from + roll(20));
			const mark: Attribute = [
				['bold', 'italic', 'underline', 'strikethrough', 'url'][roll(5)]!,
				roll(3) ? 'true' : ''
			];
			gathering.keep(text.slice(from, to), this.pool.text([mark]));
		} else {
			this.#restyle(author, roll);
			return;
		}
		this.#done(gathering, author);
	}

	/** A line gets attributes of its own, others, or none. */
	#restyle(author: string, roll: (sides: number) => number): void {
		const at = roll(this.lines.length);
		const gathering = new Gathering();
		gathering.keep(textOf(this.lines.slice(0, at)));
		const line = this.lines[at]!;
		const hasSign = this.pool.list(line.spans[0]!.attribs).some(([name]) => name === 'lmkr');
		const manner = manners[roll(manners.length)]!;
		const sign: Attribute[] = [
			['author', author],
			['insertorder', 'first'],
			['lmkr', '1']
		];
		if (hasSign && roll(3) === 0) gathering.take('*');
		else if (hasSign) gathering.keep('*', this.pool.text([...cleared(manner), ...manner]));
		else gathering.put('*', this.pool.text([...sign, ...manner]));
		this.#done(gathering, author);
	}

	/** One more line at the end. */
	write(author: string, text: string, manner: Attribute[] = [], marks: Attribute[] = []): void {
		const by: Attribute = ['author', author];
		const gathering = new Gathering();
		gathering.keep(textOf(this.lines).slice(0, -1));
		gathering.put('\n', this.pool.text([by]));
		if (manner.length > 0) gathering.put('*', this.pool.text([by, ['insertorder', 'first'], ['lmkr', '1'], ...manner]));
		gathering.put(text, this.pool.text([by, ...marks]));
		this.#done(gathering, author);
		this.#date();
	}

	/** The last line goes on the one before it. */
	join(): void {
		const gathering = new Gathering();
		gathering.keep(textOf(this.lines.slice(0, -1)).slice(0, -1));
		gathering.take('\n');
		this.#done(gathering, this.revisions.at(-1)!.author);
		this.#date();
	}

	#date(): void {
		this.revisions.at(-1)!.at = 1_600_000_000_000 + this.revisions.length * 1000;
	}

	#done(gathering: Gathering, author: string): void {
		const text = textOf(this.lines);
		const changeset = gathering.changeset(text.length);
		this.lines = applied(this.lines, changeset, this.pool);
		this.revisions.push({ changeset: changesetText(changeset), author, at: 0 });
		this.moments.push(this.#shown());
	}

	#shown(): string[] {
		return this.lines.map(({ text, spans }) => {
			const isSign = text.startsWith('*') && this.pool.list(spans[0]!.attribs).some(([name]) => name === 'lmkr');
			return clean(text.slice(isSign ? 1 : 0, -1));
		});
	}

	/** As Etherpad would export it. */
	file(name = 'made-up', more: Record<string, unknown> = {}): Record<string, unknown> {
		const atext = atextOf(this.lines);
		const records: Record<string, unknown> = {
			[`pad:${name}`]: {
				atext,
				pool: this.pool.record(),
				head: this.revisions.length - 1,
				chatHead: -1,
				publicStatus: false,
				savedRevisions: [],
				...more
			}
		};
		for (const [n, { changeset, author, at }] of this.revisions.entries()) {
			records[`pad:${name}:revs:${n}`] = { changeset, meta: { author, timestamp: at } };
			records[`globalAuthor:${author}`] = {
				colorId: n % 64,
				name: `Writer ${author.at(-1)}`,
				timestamp: at,
				padIDs: name
			};
		}
		return records;
	}
}

/** What takes the other attributes of a line away. */
const cleared = (manner: Attribute[]): Attribute[] =>
	['list', 'heading', 'start']
		.filter((name) => !manner.some(([other]) => other === name))
		.map((name) => [name, ''] as const);

export const bytesOf = (records: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(records));

/** The document after each change, one after another. */
export function* momentsOf(changes: readonly { bytes: Uint8Array }[]): Generator<Y.Doc> {
	const doc = new Y.Doc();
	for (const { bytes } of changes) {
		Y.applyUpdate(doc, bytes);
		yield doc;
	}
}
