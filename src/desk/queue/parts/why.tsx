/** Why the guard thought so: each reason in words with its points, and which version of what said it. */
import { reasonKey } from '#guard/judge/reason.ts';
import { localeOf } from '#ui/locale.ts';
import { type Translate, useView } from '#ui/view.ts';
import type { Detail } from '../seen.ts';

type Gaps = Record<string, string | number> | undefined;

const figureIn = (language: string, sign: 'always' | 'auto' = 'always') =>
	new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1, signDisplay: sign });

/** A symbol without words, such as one of an older version, is told by its name alone. */
export function reasonOf(symbol: string, gaps: Gaps, t: Translate): string {
	const key = reasonKey(symbol);
	const words = t(key, gaps);
	return words === key ? '' : words;
}

export function Why({ event }: Detail) {
	const { t, language } = useView();
	if (!event) return null;
	const versions = Object.entries(event.versions).map(([name, version]) => `${name} ${version}`);
	const hashes = [event.place, event.network].filter((hash) => hash !== null);
	return (
		<section class="desk-part">
			<h3>
				{t('desk:queue.why', {
					count: event.score,
					score: figureIn(language, 'auto').format(event.score),
					verdict: t(`desk:queue.verdicts.${event.verdict}`)
				})}
			</h3>
			{event.symbols.length === 0 && <p class="quiet-text">{t('desk:queue.no-symbols')}</p>}
			<ul class="desk-symbols">
				{event.symbols.map(({ symbol, points, gaps }) => (
					<li key={symbol}>
						<span class="desk-points">{figureIn(language).format(points)}</span>
						<span>
							{reasonOf(symbol, gaps, t)} <code>{symbol}</code>
						</span>
					</li>
				))}
			</ul>
			<p class="quiet-text small-text desk-hashes">
				{versions.length > 0 && <span>{t('desk:queue.versions', { list: versions.join(', ') })}</span>}
				{event.unknown.length > 0 && <span>{t('desk:queue.unknown', { list: event.unknown.join(', ') })}</span>}
				{event.domains.length > 0 && (
					<span>
						{t('desk:queue.domains')}{' '}
						{event.domains.slice(0, 8).map((domain) => (
							<Search key={domain} words={domain} text={domain.replaceAll('.', '[.]')} />
						))}
					</span>
				)}
				{hashes.length > 0 && (
					<span>
						{t('desk:queue.from')}{' '}
						{hashes.map((hash) => (
							<Search key={hash} words={hash} text={hash} />
						))}
					</span>
				)}
			</p>
		</section>
	);
}

/** Everything that waits and has this in common. */
const Search = ({ words, text }: { words: string; text: string }) => (
	<a href={`/desk/queue?${new URLSearchParams({ q: words })}`}>
		<code>{text}</code>
	</a>
);
