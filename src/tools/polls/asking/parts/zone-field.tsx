import { zones } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { FieldFrame, type FieldProps, useField } from '#ui/parts/field.tsx';
import { useView } from '#ui/view.ts';

/** Every time zone by continent, with names people recognise. */
export function ZoneField({ label, hint, value, ...rest }: FieldProps & { value: string }) {
	const { language } = useView();
	const state = useField({ ...rest, hint });
	const chosen = state.typed?.[rest.name] ?? value;
	return (
		<FieldFrame state={state} label={label} hint={hint}>
			<select {...state.control} class="input">
				{zones(localeOf(language)).map(({ region, zones: known }) => (
					<optgroup key={region} label={region}>
						{known.map(({ zone, name }) => (
							<option key={zone} value={zone} selected={zone === chosen}>
								{name}
							</option>
						))}
					</optgroup>
				))}
			</select>
		</FieldFrame>
	);
}

/** "Paris" for Europe/Paris, as the list names it. */
export const zoneNameOf = (zone: string, language: string): string =>
	zones(localeOf(language))
		.flatMap(({ zones: known }) => known)
		.find((each) => each.zone === zone)?.name ?? zone;
