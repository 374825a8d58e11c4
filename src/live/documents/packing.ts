/** Many small changes become one volume: smaller, and not a moment is lost. */
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { transaction } from '#kernel/database/connection.ts';
import * as shelf from './shelf.ts';

const [squeeze, unsqueeze] = [promisify(zstdCompress), promisify(zstdDecompress)];

function written(changes: shelf.Change[]): Uint8Array {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, changes.length);
	encoding.writeVarUint(to, changes[0]!.sequence);
	let last = 0;
	for (const { author, at, bytes } of changes) {
		encoding.writeVarUint(to, author);
		encoding.writeVarInt(to, at.getTime() - last);
		encoding.writeVarUint8Array(to, bytes);
		last = at.getTime();
	}
	return encoding.toUint8Array(to);
}

function readFrom(bytes: Uint8Array): shelf.Change[] {
	const from = decoding.createDecoder(bytes);
	const count = decoding.readVarUint(from);
	const first = decoding.readVarUint(from);
	let last = 0;
	return Array.from({ length: count }, (_, place) => {
		const author = decoding.readVarUint(from);
		last += decoding.readVarInt(from);
		return { sequence: first + place, author, at: new Date(last), bytes: decoding.readVarUint8Array(from) };
	});
}

/** Keeps a snapshot of the document as it was after a change, and binds the changes up to there into a volume. */
export async function pack(schema: string, item: string, sequence: number, state: Uint8Array): Promise<void> {
	await transaction(async () => {
		await shelf.hold(schema, item);
		await shelf.keepSnapshot(schema, item, sequence, state);
		const all = await shelf.changesAfter(schema, item, 0);
		const changes = all.filter((change) => change.sequence <= sequence);
		if (changes.length > 0) await shelf.keepVolume(schema, item, changes, await squeeze(written(changes)));
	});
}

/** Every change there ever was, in its order. */
export async function history(schema: string, item: string): Promise<shelf.Change[]> {
	const bound = await shelf.volumes(schema, item);
	const volumes = await Promise.all(bound.map(async ({ bytes }) => readFrom(await unsqueeze(bytes))));
	const last = volumes.at(-1)?.at(-1)?.sequence ?? 0;
	return [...volumes.flat(), ...(await shelf.changesAfter(schema, item, last))];
}
