import { CheckField } from '#ui/parts/choice-field.tsx';
import { useView } from '#ui/view.ts';
import type { Reader } from '../readers.ts';

type ReadersProps = {
	readers: Reader[];
	/** Whether letters bring an invitation for calendars. */
	dates: boolean;
};

/** Exactly who gets a letter. The address of an account is its owner's: only the name on the ballot is shown. */
export function Readers({ readers, dates }: ReadersProps) {
	const { t } = useView();
	if (readers.length === 0) return <p class="quiet-text">{t('polls:deciding.readers.nobody')}</p>;
	const isOwner = ({ as }: Reader) => as === 'owner';
	return (
		<section class="stack near" aria-labelledby="readers-title">
			<h2 id="readers-title">{t('polls:deciding.readers.title', { count: readers.length })}</h2>
			<ul class="readers">
				{readers.map((reader) => (
					<li key={reader.mail}>{t(`polls:deciding.readers.${reader.as}`, gapsOf(reader))}</li>
				))}
			</ul>
			<p class="quiet-text small-text">{t('polls:deciding.readers.others')}</p>
			<CheckField name="letters" label={t('polls:deciding.readers.send')} checked />
			{dates && readers.some(isOwner) && (
				<CheckField
					name="showMail"
					label={t('polls:deciding.readers.show-mail', { mail: readers.find(isOwner)!.mail })}
					hint={t('polls:deciding.readers.show-mail-hint')}
				/>
			)}
		</section>
	);
}

const gapsOf = ({ name, mail, as }: Reader) => ({
	name: as === 'invited' && name ? `${name} (${mail})` : name || mail,
	mail
});
