import { zones } from '#base/zones.ts';
import { FieldFrame, useField } from '#ui/parts/field.tsx';

const usual: Record<string, string> = { fr: 'Europe/Paris' };

type ZoneFieldProps = { label: string; hint?: string; language: string };

/** Every zone by a name people recognise, grouped by continent. */
export function ZoneField({ label, hint, language }: ZoneFieldProps) {
	const state = useField({ name: 'zone', hint });
	const chosen = state.typed?.zone || (usual[language] ?? 'UTC');
	return (
		<FieldFrame state={state} label={label} hint={hint}>
			<select {...state.control} class="input">
				{zones(language).map(({ region, zones: within }) => (
					<optgroup key={region} label={region}>
						{within.map(({ zone, name }) => (
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
