/**
 * Whoever reads by the link that only reads sees the text change. The text is looked at for all readers of a link
 * together, drawn once, and sent as it is shown: a reader costs a line of a stream, and never hears of the pad's id.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, refusal } from '#base/refusal.ts';
import { log } from '#kernel/settings/log.ts';
import { readDocument } from '#live/documents/writing.ts';
import { endWithHouse } from '#live/door.ts';
import * as history from '../history/store.ts';
import { documentKind } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import type { Block } from '../text/tree.ts';
import { passToRead, withoutId } from './reading.ts';

/** `html` is missing where it is too much for many: the page is then read again. */
export type Told = { at: number; sequence: number; html?: string; readers: number } | { gone: true };
/** `knows`: the last change they were told of. */
type Reader = { knows: number; tell(line: Uint8Array): void; end(): void };
type Draw = (tree: Block[]) => Promise<string>;

export const tooManyReaders = refusal('pads.too-many-readers', 503);

const everyMs = 1500;
const mostLetters = 300_000;
const mostReaders = 5000;

const lineOf = (told: object): Uint8Array => new TextEncoder().encode(`data: ${JSON.stringify(told)}\n\n`);

/** Written once for all. */
function tell(readers: Iterable<Reader>, told: Told): void {
	const line = lineOf(told);
	for (const reader of readers) reader.tell(line);
}

class Watch {
	readonly readers = new Set<Reader>();
	private readonly token: string;
	private readonly draw: Draw;

	constructor(token: string, draw: Draw) {
		this.token = token;
		this.draw = draw;
	}

	/** As long as anybody reads; the link may be taken away meanwhile. */
	async run(): Promise<void> {
		while (this.readers.size > 0) {
			await this.look();
			await pause(everyMs, undefined, { ref: false });
		}
	}

	private async look(): Promise<void> {
		try {
			const pass = await passToRead(this.token);
			const sequence = await history.lastMoment(pass);
			const behind = [...this.readers].filter(({ knows }) => knows !== sequence);
			if (behind.length === 0) return;
			tell(behind, await this.told(pass.item, sequence));
			for (const reader of behind) reader.knows = sequence;
		} catch (problem) {
			if (!isRefusal(problem)) log().warn({ part: 'pads', err: problem }, 'a text could not be looked at');
			else this.end();
		}
	}

	private async told(item: string, sequence: number): Promise<Told> {
		const tree = withoutId(this.token, treeOf(await readDocument(documentKind, item)));
		const html = await this.draw(tree);
		const told = { at: Date.now(), sequence, readers: this.readers.size };
		return html.length > mostLetters ? told : { ...told, html };
	}

	private end(): void {
		tell(this.readers, { gone: true });
		for (const reader of [...this.readers]) reader.end();
	}
}

const watches = new Map<string, Watch>();

const readersNow = (): number => [...watches.values()].reduce((sum, { readers }) => sum + readers.size, 0);

function join(token: string, draw: Draw, reader: Reader): () => void {
	const watch = watches.get(token) ?? new Watch(token, draw);
	watch.readers.add(reader);
	if (!watches.has(token)) {
		watches.set(token, watch);
		void watch.run().finally(() => watches.delete(token));
	}
	return () => void watch.readers.delete(reader);
}

const beatLine = lineOf({});

/** Longer than a reader takes who is only slow. */
const mostWaiting = 4;
const beatMs = 25_000;

/**
 * @param sequence of the last change there is now: whoever was shown an earlier one reads again.
 * @throws pads.too-many-readers.
 */
export function streamFor(token: string, draw: Draw, sequence: number): ReadableStream<Uint8Array> {
	if (readersNow() >= mostReaders) throw tooManyReaders({ retryAfter: 60 });
	let leave = () => {};
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				const send = (line: Uint8Array) => {
					// Whoever lags behind hears the next change, which says the whole again.
					if ((controller.desiredSize ?? 0) > -mostWaiting) controller.enqueue(line);
				};
				const close = () => {
					leave();
					controller.close();
				};
				const out = join(token, draw, { knows: sequence, tell: send, end: close });
				// Proxies close what stays silent.
				const beat = setInterval(() => send(beatLine), beatMs);
				const unheard = endWithHouse(close);
				leave = () => {
					clearInterval(beat);
					unheard();
					out();
					leave = () => {};
				};
				send(lineOf({ sequence }));
			},
			cancel: () => leave()
		},
		{ highWaterMark: 1 }
	);
}
