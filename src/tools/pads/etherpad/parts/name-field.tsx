import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { mostLetters, tidyName } from '../name.ts';

/** The title a pad of that name begins with. */
export const titleFor = (wished: string | null): string | null =>
	(wished && tidyName(wished).replaceAll('_', ' ').slice(0, mostLetters)) || null;

/** The name of the pad under `/p/`; asked for at once where somebody came for it. */
export function NameField({ wished }: { wished: string | null }) {
	const { t } = useView();
	return (
		<>
			{wished && <p>{t('pads:etherpad.name.free', { name: tidyName(wished).slice(0, mostLetters) })}</p>}
			<TextField
				name="name"
				label={t('pads:etherpad.name.label')}
				hint={t('pads:etherpad.name.hint')}
				value={wished ? tidyName(wished).slice(0, mostLetters) : ''}
				maxLength={mostLetters}
				autocomplete="off"
				spellcheck={false}
			/>
		</>
	);
}
