/** Results over REST: the same files as on the page. */
import { type Route, reads } from '#kernel/web/api/route.ts';
import { type FileKind, fileKinds, resultsFile } from './files.ts';

const says: Record<FileKind, string> = {
	csv: 'The ballots you may see, one row per voter (RFC 4180).',
	xlsx: 'The ballots you may see, as an Excel workbook.',
	ods: 'The ballots you may see, as an OpenDocument spreadsheet.',
	json: 'The whole poll in an open format that can be imported again.',
	ics: 'The dates as a calendar: the decided ones, or all as tentative while nothing is decided.'
};

export const resultsApi: Route[] = fileKinds.map((kind) =>
	reads(`/polls/{item}/results.${kind}`, {
		says: says[kind],
		reads: ({ pass, now, base, caller }) => resultsFile({ pass, now, base, language: caller.language }, kind)
	})
);
