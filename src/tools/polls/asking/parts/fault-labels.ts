import type { FieldFault } from '#base/refusal.ts';
import type { Translate } from '#ui/view.ts';

const settings: Record<string, string> = {
	description: 'description',
	place: 'place',
	zone: 'zone',
	closesAt: 'closes',
	method: 'method',
	maxScore: 'max-score',
	dots: 'dots',
	dotsPerOption: 'dots-per-option',
	capacity: 'capacity',
	maxYes: 'max-yes',
	whenFull: 'whenFull.label',
	edits: 'edits.label',
	results: 'results.label',
	names: 'names.label',
	comments: 'comments.label',
	anonymous: 'anonymous',
	proposalsUntil: 'proposals-until',
	keepDays: 'keep',
	keepUntil: 'keep'
};

const plain: Record<string, string> = {
	title: 'title',
	options: 'options',
	hours: 'same-hours',
	address: 'address',
	password: 'password',
	'range.from': 'range-from',
	'range.to': 'range-to'
};

const inRow: Record<string, string> = {
	day: 'row.day',
	hours: 'row.hours',
	label: 'row.label',
	text: 'row.text',
	link: 'row.link',
	picture: 'row.picture',
	upload: 'row.picture',
	capacity: 'row.capacity'
};

function labelOf(field: string, t: Translate): string | null {
	const [, number, name] = /^(?:rows|options|changes)\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
	if (number !== undefined && inRow[name!])
		return t('polls:asking.row.numbered', { number: Number(number) + 1, field: t(`polls:asking.${inRow[name!]}`) });
	const key = field.startsWith('settings.') ? settings[field.slice('settings.'.length)] : plain[field];
	return key ? t(`polls:asking.${key}`) : null;
}

/** The label of each faulty field, so that the summary speaks as the form does. */
export const faultLabels = (faults: FieldFault[], t: Translate): Record<string, string> =>
	Object.fromEntries(
		faults.flatMap(({ field }) => {
			const label = labelOf(field, t);
			return label === null ? [] : [[field, label]];
		})
	);
