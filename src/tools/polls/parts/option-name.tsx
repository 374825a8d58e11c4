import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';
import type { Option } from '../poll.ts';
import { type Slot, type SlotLabel, slotLabel } from '../slots.ts';

/** The clocks times are shown on: the poll's, or those of a reader elsewhere. */
export type Clocks = { zone: string; viewerZone?: string };

type Named = Pick<Option, 'slot' | 'label'>;

const labelOf = (slot: Slot, { zone, viewerZone }: Clocks, language: string): SlotLabel =>
	slotLabel(slot, { language: localeOf(language), zone, viewerZone });

/** One line that names an option, for those who read it and those who hear it. */
export function optionName(option: Named, clocks: Clocks | string, language: string): string {
	if (!option.slot) return option.label ?? '';
	const { day, time } = labelOf(option.slot, typeof clocks === 'string' ? { zone: clocks } : clocks, language);
	return time ? `${day}, ${time}` : day;
}

/** The same for the eye: no line break parts its hours. After a dash one may come before a space that does not break. */
export const optionTitle = (...asked: Parameters<typeof optionName>): string =>
	optionName(...asked).replace(/(\d) – (\d)/, '$1\u00a0–\u2060\u00a0$2');

/** Hours that a reader elsewhere may turn into their own: what is needed for it stands on the element. */
export function SlotTime({ slot, clocks }: { slot: Slot; clocks: Clocks }) {
	const { language, t } = useView();
	if (slot.kind !== 'time')
		return <time dateTime={slot.day}>{slot.kind === 'text' ? slot.text : t('polls:voting.all-day')}</time>;
	const { time } = labelOf(slot, clocks, language);
	return (
		<time dateTime={slot.start} data-end={slot.end ?? ''}>
			{time}
		</time>
	);
}

/** An option in one line. */
export function OptionName({
	option,
	poll,
	viewerZone
}: {
	option: Named;
	poll: { zone: string };
	viewerZone?: string;
}) {
	const { language } = useView();
	const clocks = { zone: poll.zone, viewerZone };
	if (!option.slot) return <span class="option-name">{option.label}</span>;
	const { day } = labelOf(option.slot, clocks, language);
	return (
		<span class="option-name">
			{day}
			{option.slot.kind !== 'day' && (
				<span class="option-time">
					{' '}
					<SlotTime slot={option.slot} clocks={clocks} />
				</span>
			)}
		</span>
	);
}
