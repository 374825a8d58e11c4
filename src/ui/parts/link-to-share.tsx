import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { Icon, type IconName } from './icon.tsx';

export type LinkToShareProps = {
	/** A name of its own within the page. */
	name: string;
	label: string;
	href: string;
	hint?: string;
	icon?: IconName;
	/** For the second link of a page, so that the first stays the main one. */
	quiet?: boolean;
	/** The QR code, as an SVG. */
	qr?: ComponentChildren;
	/** The letter that the mail link opens. */
	mail?: { subject: string; body: string };
};

const letterTo = ({ subject, body }: { subject: string; body: string }) =>
	`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;

/** A link in full, to copy, show as a QR code, send by mail or hand to the phone's own sharing. */
export function LinkToShare({ name, label, href, hint, icon = 'link', quiet, qr, mail }: LinkToShareProps) {
	const { t } = useView();
	const id = `link-${name}`;
	return (
		<section class="link-to-share" aria-labelledby={`${id}-label`}>
			<label class="link-label" id={`${id}-label`} for={id}>
				<Icon name={icon} />
				{label}
			</label>
			{hint && (
				<p class="field-hint" id={`${id}-hint`}>
					{hint}
				</p>
			)}
			<div class="link-line">
				<input
					id={id}
					class="input"
					type="url"
					value={href}
					readonly
					dir="ltr"
					aria-describedby={hint && `${id}-hint`}
				/>
				<button
					type="button"
					class={`button ${quiet ? 'quiet' : 'main'} woken`}
					data-copy={id}
					data-done={t('ui:copied')}
				>
					<Icon name="copy" />
					<span aria-live="polite">{t('ui:copy')}</span>
				</button>
			</div>
			<LinkWays href={href} qr={qr} mail={mail} label={label} />
		</section>
	);
}

function LinkWays({ href, qr, mail, label }: Pick<LinkToShareProps, 'href' | 'qr' | 'mail' | 'label'>) {
	const { t } = useView();
	return (
		<div class="link-ways">
			{mail && (
				<a class="link-way" href={letterTo(mail)}>
					<Icon name="mail" />
					{t('ui:by-mail')}
				</a>
			)}
			<button type="button" class="link-way" data-share={href} data-title={label} hidden>
				<Icon name="share" />
				{t('ui:share')}
			</button>
			{qr && (
				<details class="link-qr">
					<summary class="link-way">
						<Icon name="qr" />
						{t('ui:show-qr')}
					</summary>
					<div class="link-code" role="img" aria-label={t('ui:qr-of')}>
						{qr}
					</div>
				</details>
			)}
		</div>
	);
}
