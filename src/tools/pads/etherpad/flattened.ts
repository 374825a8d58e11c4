/** A document as lines of Etherpad, kept alike while changes are applied to it: only blocks that change are read anew. */
import * as Y from 'yjs';
import { sourceOf } from '../markdown/source.ts';
import { field } from '../pad.ts';
import { blockOf } from '../text/document.ts';
import type { Line } from './easysync/lines.ts';
import type { Pool } from './easysync/pool.ts';
import { type FlatLine, flatLines } from './flat.ts';
import { clean } from './shape.ts';

export class Flattened {
	readonly doc = new Y.Doc();
	readonly #pool: Pool;
	readonly #known = new Map<unknown, Line[]>();
	#stale = false;

	constructor(pool: Pool) {
		this.#pool = pool;
		this.doc.on('afterTransaction', ({ changedParentTypes }: Y.Transaction) => {
			for (const type of changedParentTypes.keys()) this.#known.delete(type);
			if (this.#known.size > 100_000) this.#known.clear();
			this.#stale = true;
		});
	}

	#lines: readonly Line[] = [];

	/** Lines that did not change are the same objects. Nothing written is one empty line. */
	get lines(): readonly Line[] {
		if (!this.#stale) return this.#lines;
		this.#stale = false;
		const nodes = this.doc.getXmlFragment(field).toArray();
		const lines = [...nodes.flatMap((node) => this.#linesOf(node)), ...this.#written()];
		this.#lines = lines.length > 0 ? lines : [this.#line([])];
		return this.#lines;
	}

	#linesOf(node: unknown): Line[] {
		const known = this.#known.get(node);
		if (known) return known;
		const block = node instanceof Y.XmlElement ? blockOf(node) : null;
		const lines = block ? flatLines(block).map((line) => this.#line(line)) : [];
		this.#known.set(node, lines);
		return lines;
	}

	/** Markdown stays as it was written, line by line. */
	#written(): Line[] {
		const source = sourceOf(this.doc).replace(/\n$/, '');
		if (source === '') return [];
		return source.split('\n').map((text) => this.#line(text === '' ? [] : [{ text, attributes: [] }]));
	}

	#line(pieces: FlatLine): Line {
		const spans = pieces.map(({ text, attributes }) => ({ length: text.length, attribs: this.#pool.text(attributes) }));
		const text = pieces.map((piece) => clean(piece.text)).join('');
		return { text: `${text}\n`, spans: [...spans, { length: 1, attribs: '' }] };
	}
}
