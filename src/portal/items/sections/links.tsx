import { keyLink } from '#kernel/web/key-link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { Section } from './section.tsx';

/** The link to share and the link to keep; the latter by mail, and replaced when it got into wrong hands. */
export function Links({ item, base, link, manageKey, contact, done }: Seen) {
	const { t } = useView();
	return (
		<Section id="links" verbs={['mail', 'renew']} title={t('portal:items.links.title')} done={done}>
			<LinkToShare
				name="share"
				label={t('portal:items.links.share')}
				href={link}
				qr={<img src={`/items/${item.id}/qr.svg`} alt="" width="240" height="240" />}
			/>
			<LinkToShare
				name="manage"
				icon="key"
				label={t('portal:items.links.manage')}
				hint={t('portal:items.links.manage-hint')}
				href={keyLink(base, item.tool, item.id, manageKey)}
			/>
			<Form verb="mail">
				<TextField
					type="email"
					name="mail"
					label={t('portal:items.fields.mail')}
					value={contact ?? ''}
					autocomplete="email"
					required
				/>
				<CheckField
					name="remember"
					label={t('portal:items.links.remember')}
					hint={t('portal:items.links.remember-hint')}
					checked
				/>
				<div class="form-actions">
					<Button kind="quiet" icon="mail">
						{t('portal:items.links.mail')}
					</Button>
				</div>
			</Form>
			<Form verb="renew">
				<p>{t('portal:items.links.renew-hint')}</p>
				<div class="form-actions">
					<Button kind="danger" icon="key" confirm={t('portal:items.links.renew-ask')}>
						{t('portal:items.links.renew')}
					</Button>
				</div>
			</Form>
		</Section>
	);
}
