import { formatDay } from '#base/zones.ts';
import { localeOf } from '../locale.ts';
import { useView } from '../view.ts';
import { Icon } from './icon.tsx';

export type ExpiryKind = 'kept' | 'open' | 'closed' | 'erased';

/** Until when, beside the title: kept until, open until, closed since, erased for good on. */
export function Expiry({ at, kind = 'kept', zone }: { at: Date; kind?: ExpiryKind; zone?: string }) {
	const { t, language, zone: visitorZone } = useView();
	const timeZone = zone ?? visitorZone ?? 'UTC';
	// An answer is due on a Tuesday; what is kept for months ends on a date.
	const style = kind === 'open' || kind === 'closed' ? 'long' : 'date';
	const day = formatDay(at, localeOf(language), timeZone, style);
	return (
		<time class="expiry" dateTime={at.toISOString()}>
			<Icon name={kind === 'closed' ? 'lock' : 'clock'} />
			{t(`ui:expiry.${kind}`, { day })}
		</time>
	);
}
