import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { listTopics } from './actions.ts';

const rhythms = [1, 6, 24, 168] as const;

/** A list from a mirror or from a file. */
export function AddList() {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="add">
			<h2 id="add">{t('desk:addresses.add-title')}</h2>
			<p>{t('desk:addresses.add-words')}</p>
			<Form verb="follow" enctype="multipart/form-data" label={t('desk:addresses.add-title')}>
				<TextField name="name" label={t('desk:addresses.name')} hint={t('desk:addresses.name-hint')} maxLength={80} />
				<SelectField
					name="of"
					label={t('desk:addresses.of')}
					hint={t('desk:addresses.of-hint')}
					choices={listTopics.map((topic) => ({ value: topic, label: t(`desk:addresses.topics.${topic}`) }))}
				/>
				<TextField
					name="mirror"
					type="url"
					label={t('desk:addresses.mirror')}
					hint={t('desk:addresses.mirror-hint')}
					required={false}
					maxLength={2000}
				/>
				<SelectField
					name="hours"
					label={t('desk:addresses.hours')}
					value="24"
					choices={rhythms.map((hours) => ({ value: String(hours), label: t(`desk:addresses.rhythms.${hours}`) }))}
				/>
				<FileField
					name="file"
					label={t('desk:addresses.or-file')}
					hint={t('desk:addresses.file-hint')}
					required={false}
					accept="text/*,.csv,.tsv,.list,.netset,.ipset"
				/>
				<Button icon="plus">{t('desk:addresses.add')}</Button>
			</Form>
		</section>
	);
}
