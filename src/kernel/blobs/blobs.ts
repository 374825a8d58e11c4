/** The blobs of this host, opened once. */
import { diskFull, isDiskFull } from '../database/room.ts';
import { settings } from '../settings/settings.ts';
import type { BlobStore } from './store.ts';
import { blobStore } from './stores.ts';

let opened: { place: string; store: Promise<BlobStore> } | undefined;

/** What little room is left is the database's. A file is kept before its deed, and would stay when that is refused. */
const sparing = (store: BlobStore): BlobStore => ({
	...store,
	async put(source, limits) {
		if (isDiskFull()) throw diskFull({ retryAfter: 60 });
		return store.put(source, limits);
	}
});

export function blobs(): Promise<BlobStore> {
	const { BLOBS, DATA_DIR } = settings();
	const place = `${BLOBS} ${DATA_DIR}`;
	if (opened?.place !== place) opened = { place, store: blobStore(BLOBS, DATA_DIR).then(sparing) };
	return opened.store;
}
