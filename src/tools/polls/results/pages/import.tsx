/** A poll brought from elsewhere: choose a file, look at what is in it, make the poll. */
import { decoded } from '#base/spreadsheet/read-csv.ts';
import { nameOf } from '#kernel/items/item.ts';
import { tooLarge } from '#kernel/web/forms.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { type ImportedResult, importPoll } from '../actions.ts';
import { mostText } from '../import.ts';
import { ImportDesk } from '../parts/import-desk.tsx';

/** The text of the file takes its place in the form, so that it is sent along to the next step. */
async function takeFile(form: FormData): Promise<void> {
	const file = form.get('file');
	form.delete('file');
	if (!(file instanceof File) || file.name === '') return;
	if (file.size > 2 * mostText) throw tooLarge();
	const text = decoded(new Uint8Array(await file.arrayBuffer()));
	if (text.length > mostText) throw tooLarge();
	form.set('text', text);
	if (!String(form.get('title') ?? '').trim() && !/\.json$/i.test(file.name)) form.set('title', titleOf(file.name));
	form.delete('dayOrder');
}

const titleOf = (fileName: string): string =>
	fileName
		.replace(/\.\w{1,5}$/, '')
		.replace(/[_-]+/g, ' ')
		.trim()
		.slice(0, 200);

export const importPage = page('/polls/import', {
	open: 'anybody may bring a poll, as anybody may make one',
	load: () => ({}),
	receive: takeFile,
	posts: {
		look: { redraw: (typed) => typed },
		import: {
			action: importPoll,
			input: ({ text, title, zone, dayOrder }) => ({
				text,
				...(title ? { title } : {}),
				...(zone ? { zone } : {}),
				...(dayOrder ? { dayOrder } : {})
			}),
			then: ({ item }: ImportedResult) => `/polls/${nameOf(item)}/made`
		}
	},
	title: ({ t }) => t('polls:results.import.title'),
	view: ({ now, t }) => (
		<Sheet
			title={t('polls:results.import.title')}
			kicker={{ icon: 'ballot', text: t('polls:results.import.kicker') }}
			lead={<p>{t('polls:results.import.lead')}</p>}
		>
			<ImportDesk now={now} />
		</Sheet>
	)
});
