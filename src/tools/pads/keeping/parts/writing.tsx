import { Section } from '#portal/items/sections/section.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { ChoiceField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import { writersChoices } from '../../pad.ts';
import type { SeenPad } from '../seen.ts';

/** Who writes, the lock, and the way to the links. */
export function Writing({ pad, standing, item, done }: SeenPad) {
	const { t } = useView();
	return (
		<Section id="writing" verbs={['lock']} title={t('pads:keeping.writing.title')} open done={done}>
			<Form verb="writing">
				<ChoiceField
					name="writers"
					label={t('pads:writers.label')}
					choices={writersChoices.map((value) => ({ value, label: t(`pads:writers.${value}`) }))}
					value={pad.writers}
				/>
				<div class="form-actions">
					<Button>{t('portal:items.keep')}</Button>
					<LinkButton kind="quiet" icon="share" href={`/pads/${item.id}/links`}>
						{t('pads:keeping.writing.links')}
					</LinkButton>
				</div>
			</Form>
			<Lock standing={standing} />
		</Section>
	);
}

function Lock({ standing: { lockedAt, lockedBy } }: Pick<SeenPad, 'standing'>) {
	const { t } = useView();
	const isLocked = lockedAt !== null;
	return (
		<Form verb="lock">
			<input type="hidden" name="locked" value={isLocked ? 'off' : 'on'} />
			<p>
				{isLocked ? (
					<>
						{t(lockedBy ? 'pads:keeping.lock.by' : 'pads:keeping.lock.is', { name: lockedBy ?? '' })}{' '}
						<Moment at={lockedAt} />
					</>
				) : (
					t('pads:keeping.lock.what')
				)}
			</p>
			<div class="form-actions">
				<Button kind="quiet" icon={isLocked ? 'undo' : 'lock'}>
					{t(isLocked ? 'pads:keeping.lock.open' : 'pads:keeping.lock.close')}
				</Button>
			</div>
		</Form>
	);
}
