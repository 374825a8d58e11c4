/** The blobs of this host, opened once. */
import { settings } from '../settings/settings.ts';
import type { BlobStore } from './store.ts';
import { blobStore } from './stores.ts';

let opened: { place: string; store: Promise<BlobStore> } | undefined;

export function blobs(): Promise<BlobStore> {
	const { BLOBS, DATA_DIR } = settings();
	const place = `${BLOBS} ${DATA_DIR}`;
	if (opened?.place !== place) opened = { place, store: blobStore(BLOBS, DATA_DIR) };
	return opened.store;
}
