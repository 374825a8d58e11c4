import { Said } from '#kernel/texts/said.tsx';
import { beginningOf } from '#kernel/texts/text.ts';
import { useView } from '#ui/view.ts';

/** What fits on the first page; the rest is one link away. */
const mostCharacters = 700;

/** Who hosts this and why, in the host's own words. */
export function Hosts({ text }: { text: string }) {
	const { t, host } = useView();
	const { beginning, more } = beginningOf(text, mostCharacters);
	return (
		<section class="portal-hosts" aria-labelledby="hosts">
			<h2 id="hosts">{t('portal:home.hosts', { host: host.name })}</h2>
			<Said text={beginning} steps={1} />
			<p class="alone">
				<a href="/about">{t(more ? 'portal:home.read-on' : 'portal:home.about', { host: host.name })}</a>
			</p>
		</section>
	);
}
