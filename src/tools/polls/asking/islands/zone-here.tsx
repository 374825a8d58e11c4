/** Suggests the time zone of this browser, and says on whose clocks hours are where there are hours. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { zoneHere } from '#base/zones.ts';
import { island } from '#ui/island.tsx';
import { useView } from '#ui/view.ts';

type ZoneProps = { name: string; chosen: boolean; unsaid: boolean };

const zoneField = (place: HTMLElement | null) =>
	place?.closest('form')?.querySelector<HTMLSelectElement>('[name$="zone"]') ?? null;

const nameIn = (field: HTMLSelectElement): string => field.selectedOptions[0]?.textContent ?? '';

function ZoneHere({ name, chosen, unsaid }: ZoneProps) {
	const { t } = useView();
	const place = useRef<HTMLParagraphElement>(null);
	const [said, setSaid] = useState(name);
	useEffect(() => {
		const field = zoneField(place.current);
		if (!field) return;
		const say = () => setSaid(nameIn(field));
		const here = [...field.options].find(({ value }) => value === zoneHere());
		if (here && !chosen) field.value = here.value;
		say();
		field.addEventListener('change', say);
		return () => field.removeEventListener('change', say);
	}, [chosen]);
	return (
		<p class="field-hint" ref={place} hidden={unsaid}>
			{t('polls:asking.zone-said', { zone: said })}
		</p>
	);
}

export default island('polls/asking/zone-here', ZoneHere, ['polls:asking.zone-said']);
