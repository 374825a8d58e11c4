import { Sheet } from '../layouts/sheet.tsx';
import { useView } from '../view.ts';
import { Answers } from './patterns/answers.tsx';
import { Buttons } from './patterns/buttons.tsx';
import { Fields, RefusedForm } from './patterns/fields.tsx';
import { Links, Lists, Pieces } from './patterns/pieces.tsx';
import { Colours, Letters, Signs } from './patterns/tokens.tsx';

const parts = [
	['colours', Colours],
	['type', Letters],
	['buttons', Buttons],
	['fields', Fields],
	['faults', RefusedForm],
	['answers', Answers],
	['links', Links],
	['pieces', Pieces],
	['lists', Lists],
	['icons', Signs]
] as const;

/** The pattern page: every part in all its states. */
export function Patterns() {
	const { t } = useView();
	return (
		<Sheet
			title={t('ui:patterns.title')}
			lead={<p>{t('ui:patterns.lead')}</p>}
			kicker={{ icon: 'star', text: t('ui:patterns.page-word') }}
			wide
		>
			{parts.map(([name, Part]) => (
				<section key={name} id={name} class="stack">
					<h2>{t(`ui:patterns.${name}`)}</h2>
					<Part />
				</section>
			))}
		</Sheet>
	);
}
