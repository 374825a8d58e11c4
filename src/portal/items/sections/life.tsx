import { keepChoices } from '#kernel/items/keeping.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { DateField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { KeptFields, Section } from './section.tsx';

const until = 'until';
const always = 'always';

/** From the form to what the action asks for: days, a date until its last minute, or neither. */
export function keepingFields({ keepDays, keepUntil }: Fields): object {
	if (keepDays === until) return { keepUntil: keepUntil === '' ? 'no day' : `${keepUntil}T23:59:59Z` };
	return { keepDays: keepDays === always ? null : keepDays, keepUntil: null };
}

type Choice = { value: string; label: string };

function choicesOf(t: (key: string, gaps?: { count: number }) => string, kept: number | null, isKeptLong: boolean) {
	const usual: number[] = [...keepChoices];
	const days = kept === null || usual.includes(kept) ? usual : [...usual, kept].sort((one, other) => one - other);
	const choices: Choice[] = days.map((count) => ({
		value: String(count),
		label: usual.includes(count) ? t(`portal:items.life.after.${count}`) : t('portal:items.life.days', { count })
	}));
	choices.push({ value: until, label: t('portal:items.life.until') });
	if (isKeptLong) choices.push({ value: always, label: t('portal:items.life.always') });
	return choices;
}

/** How long it is kept. */
export function Life({ item, keepsLong, done }: Seen) {
	const { t } = useView();
	const chosen = item.keepUntil ? until : item.keepDays === null ? always : String(item.keepDays);
	return (
		<Section id="life" title={t('portal:items.life.title')} done={done}>
			<p>{t('portal:items.life.lead')}</p>
			<KeptFields verb="life">
				<SelectField
					name="keepDays"
					label={t('portal:items.fields.keepDays')}
					value={chosen}
					choices={choicesOf(t, item.keepDays, keepsLong)}
				/>
				<DateField
					name="keepUntil"
					label={t('portal:items.fields.keepUntil')}
					hint={t('portal:items.life.until-hint')}
					value={item.keepUntil?.toISOString().slice(0, 10)}
					required={false}
				/>
			</KeptFields>
		</Section>
	);
}
