/** How much of a mail is looked at. Nobody writes more by hand; machines that do are told so, or read in part. */
const KiB = 1024;
const MiB = 1024 * KiB;

export const limits = {
	/** Refused above: no mail at all. */
	bytes: 25 * MiB,
	headerBytes: 256 * KiB,
	/** Read in part above: what follows is proven (signatures cover it) but not weighed. */
	readBytes: 2 * MiB,
	/** Each line costs its reader, empty ones too. */
	lines: 20_000,
	parts: 100,
	depth: 20,
	textLength: 64 * KiB,
	links: 200,
	recipients: 200
} as const;
