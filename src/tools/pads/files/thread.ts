/**
 * Conversions run in a thread of their own, with a bound on time and memory: whatever a file does to whoever reads it,
 * pages go on being served.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { refusal } from '#base/refusal.ts';
import type { Outcome, Task } from './convert.worker.ts';
import { incoming } from './incoming.ts';
import { lane } from './lane.ts';
import type { Paper, Read } from './paper.ts';

export const fileKind = refusal('pads.file-kind', 415);
export const fileBroken = refusal('pads.file-broken', 422);
export const fileLocked = refusal('pads.file-locked', 422);
export const fileUnsafe = refusal('pads.file-unsafe', 422);
export const fileTooLarge = refusal('pads.file-too-large', 413);
export const filePictures = refusal('pads.file-pictures', 413);
export const filePages = refusal('pads.file-pages', 413);
export const fileScanned = refusal('pads.file-scanned', 422);
export const fileTooSlow = refusal('pads.file-too-slow', 422);

const most = {
	megabytes: incoming.bytes / 1024 / 1024,
	millions: incoming.letters / 1_000_000,
	pictures: incoming.pictures
};

const refusals: Record<string, () => Error> = {
	kind: () => fileKind(),
	broken: () => fileBroken(),
	locked: () => fileLocked(),
	unsafe: () => fileUnsafe(),
	'too-large': () => fileTooLarge({ gaps: { most: most.megabytes, letters: most.millions } }),
	pictures: () => filePictures({ gaps: { most: most.pictures } }),
	pages: () => filePages({ gaps: { most: incoming.pages } }),
	scanned: () => fileScanned()
};

/** As a source beside this file; once built, as an entry of its own. */
function threadFile(): URL {
	const places = ['./convert.worker.ts', './convert.js', '../convert.js'].map(
		(place) => new URL(place, import.meta.url)
	);
	return places.find((place) => existsSync(place)) ?? places[1]!;
}

const isOutOfMemory = (problem: unknown): boolean =>
	(problem as { code?: unknown })?.code === 'ERR_WORKER_OUT_OF_MEMORY';

const mostOutside = 600 * 1024 * 1024;

/** What is unpacked lies outside the heap whose size is limited: it is looked at from here, however busy the thread is. */
const watched = (thread: Worker, onTooMuch: () => void): NodeJS.Timeout =>
	setInterval(() => {
		thread.getHeapStatistics().then(
			({ external_memory }) => external_memory > mostOutside && onTooMuch(),
			() => undefined
		);
	}, 100);

function inThread(task: Task, move: ArrayBuffer[], seconds: number): Promise<unknown> {
	const thread = new Worker(threadFile(), {
		workerData: task,
		transferList: move,
		resourceLimits: { maxOldGenerationSizeMb: 700, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }
	});
	return new Promise((resolve, reject) => {
		const end = (refusal: Error) => {
			reject(refusal);
			void thread.terminate();
		};
		const timer = setTimeout(() => end(fileTooSlow()), seconds * 1000);
		const watch = watched(thread, () => end(refusals['too-large']!()));
		thread.once('message', (outcome: Outcome) => {
			if ('done' in outcome) resolve(outcome.done);
			else reject(refusals[outcome.why]!());
		});
		thread.once('error', (problem) => reject(isOutOfMemory(problem) ? refusals['too-large']!() : problem));
		thread.once('exit', () => {
			clearTimeout(timer);
			clearInterval(watch);
			reject(fileBroken());
		});
	});
}

const readLane = lane(1, 8);
const writeLane = lane(2, 30);

/**
 * What a file holds. The bytes are moved away: nobody else may use them afterwards.
 * @throws pads.file-kind, pads.file-broken, pads.file-locked, pads.file-unsafe, pads.file-too-large,
 * pads.file-pictures, pads.file-pages, pads.file-scanned, pads.file-too-slow, pads.too-busy.
 */
export function readFile(name: string, file: Uint8Array, seconds = incoming.seconds): Promise<Read> {
	if (file.byteLength > incoming.bytes) throw refusals['too-large']!();
	const bytes = new Uint8Array(file);
	return readLane(() => inThread({ read: bytes, name }, [bytes.buffer as ArrayBuffer], seconds)) as Promise<Read>;
}

/** @throws pads.file-too-slow, pads.too-busy. */
export const writeFile = (kind: 'docx' | 'odt', paper: Paper): Promise<Uint8Array> =>
	writeLane(() => inThread({ write: kind, paper }, [], incoming.seconds)) as Promise<Uint8Array>;
