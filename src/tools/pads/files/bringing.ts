/**
 * A file on its way into a pad: converted, its pictures drawn and kept, and then put away until the pad takes it, so that
 * no transaction waits and a question of the guard in between loses nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { isId } from '#base/ids.ts';
import { isRefusal, refusal } from '#base/refusal.ts';
import { blobs } from '#kernel/blobs/blobs.ts';
import { spend } from '#kernel/limits/rate.ts';
import { derived } from '#kernel/settings/secret.ts';
import { type PutAway, putAway } from '../editing/pictures.ts';
import type { Block } from '../text/tree.ts';
import { incoming } from './incoming.ts';
import type { Read, Remark } from './paper.ts';
import { fileTooSlow, readFile } from './thread.ts';

export type Brought = {
	title: string | null;
	tree: Block[];
	/** By the `src` they have in the tree. */
	pictures: [string, PutAway][];
	/** Pictures that were none, or too heavy. */
	lost: number;
	remarks: Remark[];
};

export const noFile = refusal('pads.no-file', 422);
export const fileGone = refusal('pads.file-gone', 410);

const bringing = { name: 'pad-import', perMinute: 6, burst: 10 };
const longestMs = 90_000;

const isLost = (problem: unknown): boolean =>
	isRefusal(problem) && /^pads\.(not-a-picture|picture-too-heavy)$/.test(problem.code);

/** One after the other: a decoded picture takes a hundred times its file. */
async function drawAll({ pictures }: Read): Promise<{ pictures: Brought['pictures']; lost: number }> {
	const end = Date.now() + longestMs;
	const kept: Brought['pictures'] = [];
	let lost = 0;
	for (const [src, bytes] of pictures) {
		if (Date.now() > end) throw fileTooSlow();
		try {
			kept.push([src, await putAway(bytes)]);
		} catch (problem) {
			if (!isLost(problem)) throw problem;
			lost++;
		}
	}
	return { pictures: kept, lost };
}

/**
 * @param from whoever brings it: nobody brings many at once.
 * @throws what `readFile` does, kernel.too-many.
 */
export async function bring(name: string, file: Uint8Array, from: string): Promise<Brought> {
	if (file.byteLength === 0) throw noFile();
	spend(bringing, from);
	const read = await readFile(name, file);
	const { title, tree, remarks } = read;
	return { title, tree, remarks, ...(await drawAll(read)) };
}

const [squeeze, unsqueeze] = [promisify(zstdCompress), promisify(zstdDecompress)];
const mostBytes = 64 * 1024 * 1024;

const sealOf = (id: string): string =>
	createHmac('sha256', derived('brought file', '')).update(id).digest().subarray(0, 16).toString('base64url');

/** @returns the sealed name it can be found by. What nobody takes is cleared away with other strays. */
export async function layDown(brought: Brought): Promise<string> {
	const bytes = await squeeze(Buffer.from(JSON.stringify(brought)));
	const { id } = await (await blobs()).put(bytes, { maxBytes: mostBytes });
	return `${id}.${sealOf(id)}`;
}

const idIn = (name: string): string | null => {
	const [id = '', seal = ''] = name.split('.');
	const [given, expected] = [Buffer.from(seal), Buffer.from(isId(id) ? sealOf(id) : '')];
	return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
};

const revived = (key: string, value: unknown): unknown =>
	key === 'at' && typeof value === 'string' ? new Date(value) : value;

/** @throws pads.file-gone where it is not ours, or cleared away meanwhile. */
export async function pickUp(name: string): Promise<Brought> {
	const id = idIn(name);
	if (!id) throw fileGone();
	try {
		const { stream } = await (await blobs()).open(id);
		const bytes = await unsqueeze(Buffer.concat(await Array.fromAsync(stream)), { maxOutputLength: 4 * mostBytes });
		return JSON.parse(bytes.toString(), revived);
	} catch (problem) {
		throw isRefusal(problem) && problem.status === 404 ? fileGone() : problem;
	}
}

export async function throwAway(name: string): Promise<void> {
	const id = idIn(name);
	if (id) await (await blobs()).remove(id);
}

/** What a file is called, as a title. */
export const titleIn = (fileName: string): string =>
	fileName
		.replace(/\.\w{1,8}$/, '')
		.replace(/[_-]+/g, ' ')
		.trim();

export const fileLimits = { megabytes: incoming.bytes / 1024 / 1024, pictures: incoming.pictures };
