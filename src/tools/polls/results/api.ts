/** Results over REST: the same files as on the page. */
import { z } from 'zod';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { type ImportedResult, importInput, importPoll } from './actions.ts';
import { type FileKind, fileKinds, mediaTypes, resultsFile } from './files.ts';
import { formatName } from './open-format.ts';

const says: Record<FileKind, string> = {
	csv: 'The ballots you may see, one row per voter (RFC 4180).',
	xlsx: 'The ballots you may see, as an Excel workbook.',
	ods: 'The ballots you may see, as an OpenDocument spreadsheet.',
	json: 'The whole poll in an open format that can be imported again.',
	ics: 'The dates as a calendar: the decided ones, or all as tentative while nothing is decided.'
};

const files = fileKinds.map((kind) =>
	reads(`/polls/{item}/results.${kind}`, {
		says: says[kind],
		files: [mediaTypes[kind]],
		reads: ({ pass, now, base, caller }) => resultsFile({ pass, now, base, language: caller.language }, kind)
	})
);

const document = z.looseObject({ format: z.literal(formatName) });

/** The open format may stand in the body as it is; a CSV comes as text. */
const textOf = ({ document, ...body }: Record<string, unknown>) =>
	document === undefined ? body : { ...body, text: JSON.stringify(document) };

export const resultsApi: Route[] = [
	...files,
	{
		method: 'post',
		path: '/polls/imports',
		says: 'Makes a poll with its ballots from a Framadate CSV (`text`) or from the open format (`document`).',
		calls: importPoll,
		body: z.union([importInput, importInput.omit({ text: true }).extend({ document })]),
		answers: z.object({
			id: z.string(),
			url: z.string(),
			manageUrl: z.string(),
			manageKey: z.string(),
			voters: z.int()
		}),
		input: (body) => textOf(body),
		show: ({ item, manageKey, voters }: ImportedResult, { base }) => ({
			id: item.id,
			url: `${base}/polls/${item.id}`,
			manageUrl: keyLink(base, 'polls', item.id, manageKey),
			manageKey,
			voters
		})
	}
];
