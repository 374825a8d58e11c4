/** Where the source of the running version is had: the AGPL (section 13) promises it to whoever uses the host. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { notFound } from '#kernel/access/pass.ts';
import { settings } from '#kernel/settings/settings.ts';
import { sourceArchive } from '#kernel/web/assets.ts';
import { page, resource } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { localeOf } from '#ui/locale.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import about from '../../../package.json' with { type: 'json' };
import { sizeWords } from '../about/limits.tsx';

const archivePath = `/source/archipel-${about.version}.tar.gz`;

export const sourcePage = page('/source', {
	open: 'everybody may have the source',
	indexed: true,
	load: () => ({ bytes: sourceArchive()?.bytes ?? null, elsewhere: settings().SOURCE_URL }),
	title: ({ t }) => t('portal:texts.source.title'),
	view: ({ bytes, elsewhere, t }) => (
		<Sheet
			title={t('portal:texts.source.title')}
			kicker={{ icon: 'branch', text: t('portal:texts.kicker') }}
			lead={<p>{t('portal:texts.source.lead')}</p>}
		>
			<p>{t('portal:texts.source.version', { name: 'Archipel', version: about.version })}</p>
			<Archive bytes={bytes} />
			{elsewhere && (
				<p>
					{t('portal:texts.source.host')} <a href={elsewhere}>{elsewhere}</a>
				</p>
			)}
		</Sheet>
	)
});

function Archive({ bytes }: { bytes: number | null }) {
	const { t, language } = useView();
	if (bytes === null) return <p>{t('portal:texts.source.none')}</p>;
	return (
		<>
			<p>
				<LinkButton href={archivePath} icon="download" download>
					{t('portal:texts.source.archive')}
				</LinkButton>
			</p>
			<p class="quiet-text small-text">
				{t('portal:texts.source.size', { size: sizeWords(bytes, localeOf(language)) })}
			</p>
		</>
	);
}

export const sourceFile = resource(archivePath, {
	open: 'everybody may have the source',
	answer() {
		const archive = sourceArchive();
		if (!archive) throw notFound();
		const headers = { 'content-type': 'application/gzip', 'content-length': String(archive.bytes) };
		return new Response(Readable.toWeb(createReadStream(archive.file)) as ReadableStream, { headers });
	}
});
