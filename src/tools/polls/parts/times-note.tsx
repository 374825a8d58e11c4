/** Whose clocks the hours of a page are on, where it has hours at all. */
import { cityOf } from '#base/zones.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Poll } from '../poll.ts';

export const hasTimes = ({ options }: Pick<Poll, 'options'>): boolean =>
	options.some(({ slot }) => slot?.kind === 'time');

export function TimesNote({ poll }: { poll: Pick<Poll, 'options' | 'zone'> }) {
	const { t, language } = useView();
	if (!hasTimes(poll)) return null;
	return (
		<p class="expiry">
			<Icon name="globe" />
			{t('polls:voting.times-of', { place: cityOf(poll.zone, language) })}
		</p>
	);
}
