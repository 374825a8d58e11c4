/** The history before a moment is given up: what stood then becomes the first change, all later moments stay. */
import * as Y from 'yjs';
import { transaction } from '#kernel/database/connection.ts';
import { type About, aboutOf, allOf } from './about.ts';
import { docAfter, frameOf, nothing, stateAfter } from './frames.ts';
import { pack } from './packing.ts';
import * as shelf from './shelf.ts';
import { readVolume, squeeze, written } from './volume.ts';
import { aboutVolumes, addVolume, dropVolumes, keepFrame, type Volume, volumesBetween } from './volumes.ts';

/** The author of what nobody can be told of any more: all that was written before. */
export const forgotten = 0;

/** @param n the first moment that stays; its text and all after it are the same before and afterwards. */
export async function forgetBefore(schema: string, item: string, n: number): Promise<void> {
	await transaction(async () => {
		await shelf.hold(schema, item);
		await bindAll(schema, item);
		const [volume] = await volumesBetween(schema, item, n, n);
		if (!volume || n <= 1) return;
		const next = await volumeAfter(schema, item, volume.last);
		if (next) await standAlone(schema, item, next.first);
		const begun = await beginAt(schema, item, volume, n);
		await dropVolumes(schema, item, volume.last + 1);
		await addVolume(schema, item, { ...begun, frame: nothing, alone: true });
	});
}

async function bindAll(schema: string, item: string): Promise<void> {
	const { base, since, sequence } = (await shelf.stored(schema, item))!;
	if (since.length === 0) return;
	const doc = docAfter(base, since);
	await pack(schema, item, sequence, Y.encodeStateAsUpdate(doc));
	doc.destroy();
}

const volumeAfter = async (schema: string, item: string, last: number): Promise<Volume | undefined> =>
	(await volumesBetween(schema, item, last + 1, last + 1))[0];

/** The frames after it lean on it; it leans on none any more. */
async function standAlone(schema: string, item: string, first: number): Promise<void> {
	const state = await frameOf(schema, item, first);
	await keepFrame(schema, item, { first, frame: await squeeze(state), alone: true });
}

async function beginAt(schema: string, item: string, volume: Volume, n: number): Promise<Volume> {
	const all = await readVolume(volume.bytes);
	const [upTo, rest] = [all.filter(({ sequence }) => sequence <= n), all.filter(({ sequence }) => sequence > n)];
	const state = stateAfter(await frameOf(schema, item, volume.first), upTo);
	const changes = [{ sequence: n, author: forgotten, at: upTo.at(-1)!.at, bytes: state }, ...rest];
	const { spells } = aboutOf(changes);
	// The text that stays keeps its authors.
	const { hands } = await saidBefore(schema, item, volume, all);
	return { first: n, last: volume.last, bytes: await written(changes, 'lasting'), about: { spells, hands } };
}

async function saidBefore(schema: string, item: string, volume: Volume, own: shelf.Change[]): Promise<About> {
	const earlier = (await aboutVolumes(schema, item)).filter(({ first }) => first < volume.first);
	const told = await Promise.all(earlier.map(async ({ about, bytes }) => about ?? aboutOf(await readVolume(bytes!))));
	return allOf([...told, volume.about ?? aboutOf(own)]);
}
