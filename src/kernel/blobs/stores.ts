import { join } from 'node:path';
import { readBlobSetting } from '../settings/blobs.ts';
import { folderStore } from './folder.ts';
import type { BlobStore } from './store.ts';

/** The store that `BLOBS` names, ready: leftovers are cleared, and a bucket that does not answer stops the start. */
export async function blobStore(setting: string, dataFolder: string): Promise<BlobStore> {
	const wanted = readBlobSetting(setting);
	if (wanted.kind === 'folder') return folderStore(join(dataFolder, 'blobs'));
	const { s3Store } = await import('./s3.ts');
	return s3Store(wanted.place);
}
