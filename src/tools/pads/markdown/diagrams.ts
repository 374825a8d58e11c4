/** Diagrams in the words of Mermaid, drawn by a worker of our own host; what cannot be drawn stays as it is written. */
import type { Delivered, Order } from './diagram.worker.ts';

export type Look = { bg: string; fg: string; line: string; accent: string; border: string; muted: string };

const longest = 5000;
const mostMs = 4000;
const mostKept = 50;

let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, (svg: string | null) => void>();
const kept = new Map<string, Promise<string | null>>();

function startWorker(): Worker {
	const started = new Worker(new URL('./diagram.worker.ts', import.meta.url), { type: 'module' });
	started.onmessage = ({ data }: MessageEvent<Delivered>) => answer(data);
	started.onerror = stop;
	return started;
}

function answer({ number, svg }: Delivered): void {
	waiting.get(number)?.(svg);
	waiting.delete(number);
}

/** Whatever it was busy with is not drawn; the next order starts it anew. */
function stop(): void {
	worker?.terminate();
	worker = null;
	for (const number of [...waiting.keys()]) answer({ number, svg: null });
}

function order(source: string, look: Look): Promise<string | null> {
	worker ??= startWorker();
	const number = ++last;
	const { promise, resolve } = withResolvers<string | null>();
	waiting.set(number, resolve);
	worker.postMessage({ number, source, look } satisfies Order);
	const clock = setTimeout(() => waiting.has(number) && stop(), mostMs);
	return promise.finally(() => clearTimeout(clock));
}

function withResolvers<T>() {
	let resolve!: (value: T) => void;
	const promise = new Promise<T>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}

/** @returns the address of a picture, good until the page is left; null where it cannot be drawn. */
export function drawingOf(source: string, look: Look): Promise<string | null> {
	if (source.length > longest) return Promise.resolve(null);
	const key = JSON.stringify([source, look]);
	const known = kept.get(key) ?? order(source, look).then((svg) => svg && pictureOf(svg));
	kept.delete(key);
	kept.set(key, known);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest) forget(oldest);
	return known;
}

/** As a picture it can neither run anything nor ask anybody for anything. */
const pictureOf = (svg: string): string => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));

function forget(key: string): void {
	void kept.get(key)?.then((address) => address && URL.revokeObjectURL(address));
	kept.delete(key);
}
