/** The model of this host: what it was given, and upon it what people decided here. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { log } from '#kernel/settings/log.ts';
import { readModel, written } from './file.ts';
import { type Filter, filterOf } from './filter.ts';
import { type Example, exampleOf, type Label, type Model, training } from './model.ts';
import { unpacked } from './packing.ts';
import english from './seeds/en.json' with { type: 'json' };
import french from './seeds/fr.json' with { type: 'json' };
import { inTurns } from './steps.ts';
import { bytesOf, dropModel, examplesByKey, hasExamples, keepModel, type ModelName, versionOf } from './store.ts';
import { learnSoon } from './teaching.ts';

export type Learned = { version: string; model: Model };

const shortHash = (...parts: (string | Uint8Array)[]): string => {
	const sum = createHash('sha256');
	for (const part of parts) sum.update(part);
	return sum.digest('hex').slice(0, 16);
};

const seeds = (): Example[] =>
	[english, french].flatMap((sentences) =>
		(['spam', 'ham'] as const).flatMap((label: Label) => sentences[label].map((text) => exampleOf({ text }, label)))
	);

let seeded: Promise<Learned> | undefined;

/** Made from our own sentences, so that a fresh host is not blind. */
export const seedModel = (): Promise<Learned> => {
	seeded ??= inTurns(training(seeds())).then((model) => ({ version: 'seeds', model }));
	return seeded;
};

/** For tests, whose modules are made anew for each file: the seeds teach the same each time. */
export const useSeedModel = (made: Promise<Learned>): void => {
	seeded = made;
};

async function stored(name: ModelName): Promise<Learned | null> {
	const row = await bytesOf(name);
	if (!row) return null;
	return { version: row.version, model: readModel(await promisify(inflate)(row.bytes)) };
}

async function keep(name: ModelName, bytes: Uint8Array, version: string): Promise<void> {
	await keepModel(name, version, await promisify(deflate)(bytes, { level: 1 }));
}

const priorNow = async (): Promise<Learned> => (await stored('prior')) ?? seedModel();

async function examplesNow(): Promise<Example[]> {
	const examples: Example[] = [];
	for await (const { features, ...about } of examplesByKey()) {
		const example = unpacked(features, about);
		if (example) examples.push(example);
	}
	return examples;
}

/** Learns anew from everything that was taught. The same examples make the same model, in whatever order they came. */
export async function learnAnew(): Promise<Learned> {
	const prior = await priorNow();
	const examples = await examplesNow();
	if (examples.length === 0) {
		await dropModel('host');
		return prior;
	}
	const model = await inTurns(training(examples, prior.model));
	const bytes = written(model);
	const version = shortHash(bytes);
	await keep('host', bytes, version);
	return { version, model };
}

/** The host's own model as a file that another host can be given. */
export async function modelToTake(): Promise<Buffer> {
	const { model } = (await stored('host')) ?? (await priorNow());
	return written(model);
}

/** @throws NotAModel. From now on what people decide here stands upon this. */
export async function takePrior(bytes: Uint8Array): Promise<Learned> {
	readModel(bytes);
	await keep('prior', bytes, shortHash(bytes));
	await dropModel('host');
	return learnAnew();
}

/** What is asked; a model as it is learned from is more than twice as large, and read when something is to be learned. */
export type Held = { version: string; filter: Filter };

let held: Held | null = null;
let nextLook = 0;
let looking: Promise<void> | undefined;
const millisecondsBetweenLooks = 5_000;

const heldFrom = (learned: Learned | null): Held | null =>
	learned && { version: learned.version, filter: filterOf(learned.model) };

async function look(): Promise<void> {
	const host = await versionOf('host');
	if (host) {
		if (host !== held?.version) held = heldFrom(await stored('host'));
		return;
	}
	if (await hasExamples()) await learnSoon();
	const prior = await versionOf('prior');
	if ((prior ?? 'seeds') !== held?.version) held = heldFrom(await priorNow());
}

/** Looks whether something was learned meanwhile. */
export function lookAgain(): Promise<void> {
	nextLook = Date.now() + millisecondsBetweenLooks;
	looking ??= look().finally(() => {
		looking = undefined;
	});
	return looking;
}

/** At once, and never waiting: what was learned meanwhile is there for the next. */
export function filterNow(): Held | null {
	if (Date.now() >= nextLook) lookAgain().catch((problem) => log().warn({ part: 'guard', err: problem }, 'no model'));
	return held;
}

/** For tests, whose databases come and go. */
export const forgetModel = (): void => {
	held = null;
	nextLook = 0;
};
