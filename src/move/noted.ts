/** When the last backup was made: the date of a file, so that it is told of this host and not of the one it came from. */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '#kernel/settings/log.ts';
import { settings } from '#kernel/settings/settings.ts';

const note = (): string => join(settings().DATA_DIR, 'backed-up');

export const lastBackup = (): Date | null => statSync(note(), { throwIfNoEntry: false })?.mtime ?? null;

/** The archive is whole by then: a note that cannot be written is no reason to call it failed. */
export function noteBackup(): void {
	try {
		// Another user, such as root, may have made the last one.
		rmSync(note(), { force: true });
		writeFileSync(note(), '');
	} catch (problem) {
		log().warn({ err: problem }, 'the backup is made, and could not be noted');
	}
}
