import { useView } from '#ui/view.ts';
import type { Option, Poll } from '../poll.ts';
import { slotLabel } from '../slots.ts';

/** One line that names an option, for those who read it and those who hear it. */
export function optionName(option: Option, zone: string, language: string): string {
	if (!option.slot) return option.label ?? '';
	const { day, time } = slotLabel(option.slot, { language, zone });
	return time ? `${day}, ${time}` : day;
}

/** An option with all that was said about it. */
export function OptionName({ option, poll }: { option: Option; poll: Pick<Poll, 'zone'> }) {
	const { language } = useView();
	if (!option.slot) return <span class="option-name">{option.label}</span>;
	const { day, time } = slotLabel(option.slot, { language, zone: poll.zone });
	return (
		<span class="option-name">
			{day}
			{time && <span class="option-time">{time}</span>}
		</span>
	);
}
