/** The store of this process, opened when it is first needed. */
import { type Settings, settings } from '../settings/settings.ts';
import type { BlobStore } from './store.ts';
import { blobStore } from './stores.ts';

let open: { by: Settings; store: Promise<BlobStore> } | undefined;

export function blobs(): Promise<BlobStore> {
	const now = settings();
	if (open?.by !== now) open = { by: now, store: blobStore(now.BLOBS, now.DATA_DIR) };
	return open.store;
}
